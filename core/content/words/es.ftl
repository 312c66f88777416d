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

## Compartir
title-share-what = Qué compartir
title-share-with = Con quién
title-share-how = Cómo compartirlo
title-share-preview = Lo que verá
title-shared-by-me = Lo que comparto
title-shared-with-me = Lo que comparten conmigo
title-received = Compartido contigo
title-propose = Proponer un cambio
title-seen-by = Lo que ve
title-who-can-read = Quién puede leer esto
title-access-log = Quién vio qué
way-share = Compartir
way-share-something = Compartir algo
way-shared-by-me = Lo que comparto
way-shared-with-me = Lo que comparten conmigo
way-who-can-read = Quién puede leer esto
way-seen-by = Mira lo que ve { $name }
somebody = Alguien
thing-entry = Tu entrada: { $when }
thing-plan = Tu plan de crisis
thing-on-map = { $name }, en tu mapa
thing-unsafe = Que marcaste a { $name } como persona no segura
thing-messages = Tus mensajes con { $name }
node-person = Una persona
node-service = Un servicio o un grupo
node-unsafe = Con marca de no segura
support-emotional = Escucha
support-practical = Ayuda con lo que hay que hacer
support-social = Compañía
support-informational = Sabe cosas
support-professional = Ayuda como profesional
support-crisis = Ayuda en una crisis
shown-ring-closest = Muy cerca
shown-ring-close = Cerca
shown-ring-further = Más lejos
share-what-intro = Tú eliges cada cosa. No se comparte nada más con ella.
share-what-with = Tú eliges cada cosa que ve { $name }. No se comparte nada más con ella.
share-what-more = Las entradas más antiguas se comparten desde la propia entrada.
share-what-empty = Todavía no hay nada que compartir.
share-with-nobody = Todavía no hay nadie con quien se pueda compartir esto.
share-role = { $role ->
    [therapist] Terapeuta
    [peer_worker] Persona de apoyo entre iguales
    [guardian] Tutor o tutora
   *[supporter] Familia o amistad
    }
share-how-with = Con { $name }
share-how-already = { $name } ya ve algo de esto. Lo que elijas ahora ocupa su lugar.
share-how-fields = ¿Qué puede ver { $name }?
share-how-not-filled = Todavía no hay nada escrito
share-how-nothing-chosen = Elige al menos una cosa.
share-how-why = Por qué lo compartes (puedes dejarlo vacío)
share-reason-how-i-am = Para que sepas cómo estoy
share-reason-to-talk = Para que podamos hablarlo
share-reason-hard-times = Para que puedas ayudarme en momentos difíciles
share-how-until = ¿Hasta cuándo?
share-until-week = Una semana
share-until-month = 30 días
share-until-taken-back = Hasta que lo retire
share-how-let-propose = { $name } puede proponer cambios
share-how-lacking = Antes de que salga, di que sí a compartir con { $name }, en consentimientos. Lo que elegiste aquí se guarda.
share-how-preview = Mira lo que verá { $name }
share-share = Compartir con { $name }
share-preview-intro = Esto es lo que verá { $name }. Todavía no se ha compartido nada.
share-why-is = Por qué: { $why }
share-until-is = Hasta: { $when }
share-without-end = Hasta que se retire
share-since = Desde: { $when }
share-may-propose = { $name } puede proponer cambios.
share-done = Está compartido. Sale en cuanto haya red.
share-take-back = Retirarlo
share-take-back-question = ¿Retirarlo? Desaparece de su teléfono cuando vuelva a tener conexión. Lo que ya leyó o copió no se puede recuperar.
share-take-back-question-yes = Retirarlo
share-take-back-unsent-question = ¿Retirarlo? Todavía no ha salido nada de este teléfono.
share-take-back-unsent-question-yes = Retirarlo
share-taken-back = Lo has retirado.
share-over-unsent = { $what }: nada llegó a salir para { $name }.
share-over-ended = { $what }: terminó el tiempo para { $name }.
share-over-taken-back = { $what }: { $name } podía verlo antes.
shared-by-me-nobody = Ahora mismo no compartes nada.
shared-by-me-more = Hay más de lo que cabe aquí. Mira lo que ve cada persona.
delivery-current = Salió tal como está ahora.
delivery-waiting = Sale en cuanto haya red.
delivery-waiting-newer = { $name } tiene una versión anterior. La nueva sale en cuanto haya red.
delivery-too-large = Es demasiado largo para enviarlo. { $name } todavía no tiene nada.
delivery-too-large-older = Se ha hecho demasiado largo para enviarlo. { $name } conserva lo que salió antes.
delivery-paused = Espera hasta que { $name } y tú comparéis vuestros números. Todavía no ha salido nada.
delivery-paused-older = Espera hasta que { $name } y tú comparéis vuestros números. { $name } conserva lo que salió antes.
delivery-consent = Espera: el texto sobre compartir es nuevo. Míralo en consentimientos.
delivery-consent-older = Lo nuevo espera: el texto sobre compartir es nuevo. { $name } conserva lo que salió antes.
proposal-about = { $name } propuso un cambio, { $when }: { $field }
proposal-taken = Ahora está escrito ahí.
proposal-unchanged = No cambia nada que pueda cambiar.
proposal-ended = Llegó cuando ya lo habías retirado.
proposal-not-permitted = No le habías dejado proponer esto.
proposal-not-fitting = No encaja ahí, así que se dejó fuera.
shared-with-me-nothing = Ahora mismo nadie comparte nada contigo.
shared-with-me-more = Solo se muestra lo más reciente.
received-open = { $what }, de { $name }
received-changed = Último cambio: { $when }
received-from = { $name } comparte esto contigo.
received-about = Desaparece de este teléfono cuando { $name } lo retire o termine su tiempo.
received-propose = Proponer un cambio
look-question = ¿Por qué lo miras? { $name } ve la respuesta.
look-reason = Otro motivo
look-look = Mirar
look-reason-before-session = Para preparar nuestra sesión
look-reason-session = En nuestra sesión o justo después
look-reason-asked = Me lo pediste
look-reason-safety = Para saber si estás a salvo
propose-about = { $name } decide. La próxima versión muestra si lo aceptó.
propose-text = Cómo podría quedar
propose-propose = Proponerlo
propose-done = Sale en cuanto haya red.
propose-nothing-changed = Todavía no has cambiado nada.
seen-by-intro = Todo lo tuyo que ve { $name }, además de los mensajes entre vosotros.
seen-by-nothing = { $name } no ve nada.
seen-by-more = Solo se muestra lo más reciente.
who-can-read-own = Completo está solo en este teléfono.
who-can-read-nobody = Nadie más puede leer nada de esto.
who-can-read-messages = Estos dispositivos tienen las claves de tus mensajes. Ningún otro puede leerlos.
who-can-read-no-keys = Ahora mismo ningún dispositivo tiene claves.
reader-you = Tú
reader-unknown = Desconocido
device-own = Este teléfono
device-member = { $name }, dispositivo { $number }
device-leaving = { $name }, dispositivo { $number }: pierde las claves en cuanto haya red
device-strange = Un dispositivo que no es de aquí. No se envía nada hasta que salga.

## Quién vio qué
access-log-about = A quién se dio o envió qué, y quién lo miró. Solo terapeutas y personas de apoyo entre iguales avisan cuando miran.
access-log-nothing = Todavía no ha pasado nada.
access-log-more = Las líneas más antiguas están en el archivo.
access-log-export = Guardar todo como archivo
log-alarm-own = { $name } conocía una línea de esta lista que ya no está ({ $when }).
log-alarm-own-meaning = Quizá se restauró una copia antigua de Kith en este teléfono.
log-alarm-own-to-do = Si nadie lo hizo, cambia tu contraseña y habla con { $name }.
log-alarm-other = La lista en el dispositivo de { $name } no es la que era ({ $when }).
log-alarm-other-meaning = Quizá se restauró allí una copia antigua de Kith. Puede que falten algunas miradas.
log-alarm-other-to-do = Pregunta a { $name }. Mientras tanto puedes retirar lo que compartes.
problem-consent-needed = Esto necesita antes tu sí, en consentimientos. Lo que elegiste se guarda.
problem-consent-withdrawn = Retiraste tu sí a esto. Puedes volver a decir que sí en consentimientos.
problem-consent-changed = El texto del consentimiento es nuevo. Míralo en consentimientos.
problem-not-permitted = Eso no se puede dar a esta persona.
problem-paused = Comparad antes vuestros números. Hasta entonces no sale nada.
problem-ended = Esta conversación terminó. Ya no sale nada.
problem-purpose-needed = Di por qué lo miras.
problem-unknown-person = Esa persona ya no está aquí.
