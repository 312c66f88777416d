# Las palabras de las pantallas, en español. Un nombre por texto; `.spoken` es lo que dice un lector de pantalla.

## Títulos
title-welcome = Kith
title-begin = Sobre ti
title-recovery-words = Tus palabras de recuperación
title-check-words = Una comprobación
title-come-back = Hola de nuevo
title-locked = Kith está bloqueado
title-today = Hoy
title-journal = Diario
title-write = Escribir
title-entry = Entrada
title-crisis = Plan de crisis
title-crisis-step = Paso a paso

## En todas las pantallas
back = Atrás
crisis-open = Plan de crisis
    .spoken = Abrir el plan de crisis
notice-close = Vale
question-no = Dejarlo como está
tab-today = Hoy
tab-journal = Diario
time = { $hour }:{ $minute }
day = { $weekday }, { $day } de { $month }
day-with-year = { $weekday }, { $day } de { $month } de { $year }
day-today = Hoy
day-yesterday = Ayer
day-and-time = { $day }, { $time }
weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

## Primeras pantallas
welcome-intro = Kith te acompaña entre sesiones.
welcome-yours = Lo que escribes se queda en este teléfono. Solo tú decides quién ve algo.
welcome-offline = Todo funciona sin red.
welcome-crisis = Tu plan de crisis está siempre a un toque.
welcome-alone = Empezar
welcome-invited = Tengo una invitación
welcome-therapist = Trabajo como terapeuta
welcome-come-back = Tengo palabras de recuperación
begin-intro-alone = Dos cosas y puedes empezar. Otras personas solo ven el nombre si las invitas.
begin-intro-invited = Escanea o pega la invitación. Después elige un nombre y una contraseña.
begin-intro-therapist = Tu centro te da la dirección y la admisión.
begin-invitation = Invitación
begin-scan = Escanear el código
begin-invited-by = { $role ->
    [patient] { $name } te invita. Eres tú quien decide qué se comparte.
    [therapist] { $name } te invita como su terapeuta.
    [peer_worker] { $name } te invita como agente de apoyo mutuo.
    [guardian] { $name } te invita como su tutor o tutora.
   *[supporter] { $name } te invita a darle apoyo.
    }
begin-name = Tu nombre
begin-passphrase = Contraseña
begin-about-passphrase = Abre Kith en este teléfono. Lo mejor son unas pocas palabras que recuerdes.
begin-relay = Dirección del servidor (si la tienes)
begin-admission = Admisión (si la tienes)
begin-go-on = Continuar
begin-answered = Ya está. Tu respuesta sale en cuanto haya red.
words-intro = Escribe estas palabras en papel, en este orden. Devuelven tu cuenta si pierdes el teléfono.
words-word = { $number }. { $word }
words-written = Las he escrito
words-about-going-without = Sin ellas, si olvidas la contraseña, se pierde todo lo que hay en Kith.
words-without = Seguir sin ellas
check-intro = Mira tu papel y escribe dos de las palabras.
check-word = Palabra { $number }
check-check = Terminar
check-again = Ver las palabras otra vez
come-back-intro = Vuelven tu cuenta y tu gente. Lo que escribiste en el teléfono anterior no vuelve.
come-back-words = Las 24 palabras de recuperación
come-back-go = Recuperar mi cuenta
come-back-done = Ya estás aquí otra vez. Se pide a todos que añadan este teléfono.

## Bloqueo
unlock-intro = Tus notas están a salvo. Desbloquea para seguir.
unlock-with-device = Desbloquear con este teléfono
unlock-passphrase = Contraseña
unlock-unlock = Desbloquear
unlock-words = Las 24 palabras de recuperación
unlock-with-words = He olvidado la contraseña
proof-intro = Muestra que eres tú, por favor. Después sigue.
proof-go-on = Seguir

## Hoy
today-unfinished = Seguir con lo que estabas escribiendo
today-nothing-planned = No hay nada previsto para hoy.
today-write = Escribir algo
today-due = A las { $time }
today-due-assigned = A las { $time }, de tu terapeuta
outcome-done = Hecho
outcome-partly = En parte
outcome-not-today = Hoy no
outcome-skipped = Dejarlo
recorded-done = Hecho
recorded-partly = Hecho en parte
recorded-skipped = Dejado
recorded-not-today = Hoy no

## Diario
journal-write = Escribir
journal-go-on = Seguir escribiendo
journal-search = Buscar
journal-empty = Aquí no hay nada todavía. Basta una línea.
journal-nothing-found = No se ha encontrado nada.
journal-more = Las entradas más antiguas se encuentran buscando.
journal-open = Abrir la entrada de { $when }
write-text = ¿Qué tienes en la cabeza?
write-mood = ¿Cómo te sientes? Puedes dejarlo en blanco.
write-about = Cada palabra se guarda al escribirla. Nadie más la ve.
write-keep = Guardar
write-kept = Está en tu diario.
mood-very-low = Muy mal
mood-low = Mal
mood-rather-low = Más bien mal
mood-even = Ni bien ni mal
mood-rather-good = Más bien bien
mood-good = Bien
mood-very-good = Muy bien
entry-erase = Borrar
entry-erase-question = ¿Borrar esta entrada para siempre? No se puede recuperar.
entry-erase-question-yes = Borrarla
entry-erased = Se ha borrado.

## Plan de crisis
crisis-begin = Ir paso a paso
crisis-rest = Qué bien que algo ayudó. El plan sigue aquí.

## Lo que no ha podido ser
problem-wrong-passphrase = No coincide. Inténtalo otra vez.
problem-key-missing = Este teléfono no tiene la llave. Usa la contraseña.
problem-locked = Kith está bloqueado. Desbloquea para seguir; lo escrito se guarda.
problem-damaged = Un archivo de Kith está dañado. No se ha borrado nada.
problem-newer-version = Esto es de un Kith más nuevo. Actualiza la aplicación.
problem-busy = Kith está abierto en otro lugar de este teléfono. Inténtalo otra vez.
problem-not-found = Ya no está.
problem-already-exists = Eso ya está aquí.
problem-invalid-invitation = Esto no es una invitación de Kith, o falta una parte.
problem-expired-invitation = El tiempo de esta invitación ha pasado. Pide una nueva.
problem-used-invitation = Alguien ya usó esta invitación. Pide una nueva.
problem-relay-unreachable = Ahora no hay conexión. Todo espera y sale más tarde.
problem-not-admitted = El servidor no deja entrar a este teléfono. Pregunta en tu centro.
problem-too-large = Es demasiado largo. Hazlo más corto; no se ha perdido nada.
problem-empty-text = Falta algo por rellenar.
problem-invalid-input = Algo no está escrito de forma que se pueda usar.
problem-disk-full = No queda sitio en el teléfono. Haz un poco de sitio.
problem-storage = El teléfono no ha podido guardarlo. Inténtalo otra vez.
problem-other = No ha funcionado. No se ha perdido nada. Inténtalo otra vez.
