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

## Más, bloqueos, preferencias, cambiar el plan, práctica, ayudar
title-more = Más
title-account = Tú y este teléfono
title-locks = Bloqueos
title-new-passphrase = Nueva contraseña
title-preferences = Idioma y pantalla
title-about = Acerca de Kith
title-plan = Tu plan de crisis
title-plan-part = Tu plan de crisis
title-region = Dónde estás
title-skills = Práctica
title-skill = Práctica
title-helping = Cómo ayudar
tab-more = Más
tab-crisis = Plan de crisis
    .spoken = Abrir el plan de crisis
more-who = Aquí eres { $name }.
more-plan = Cambiar el plan de crisis
more-skills = Práctica
more-helping = Cómo ayudar a alguien en una crisis
more-account = Tú y este teléfono
more-locks = Bloqueos y contraseña
more-preferences = Idioma y pantalla
more-region = Dónde estás
more-about = Acerca de Kith
more-lock = Bloquear ahora
more-about-wipe = Puedes quitar de este teléfono los datos de Kith. Lo que otros tienen de ti se queda con ellos.
more-wipe = Quitar todo de este teléfono
wipe-question = ¿Quitar todo de este teléfono, para siempre? Se van entradas, mensajes y tu plan, y nada los trae de vuelta.
wipe-question-yes = Quitar todo
wiped = Se quitó todo de este teléfono.
account-name = Los demás te ven como { $name }.
account-role = { $role ->
    [patient] Kith es tuyo. Tú decides qué se comparte.
    [therapist] Estás aquí como terapeuta.
    [peer_worker] Estás aquí como trabajador o trabajadora de apoyo entre iguales.
    [guardian] Estás aquí como tutor o tutora.
   *[supporter] Estás aquí para apoyar a alguien.
    }
account-relay = Los mensajes pasan por { $address }, sellados. No puede leerlos.
account-no-relay = Aún no se conoce ningún servidor. Llega con una invitación.
account-phone = Usas Kith en este teléfono. Puede escribir y enviar.
account-phone-rolled-back = En este teléfono se puso una copia más antigua. Aquí puedes leer y escribir, pero nada se envía.
account-words = Tienes palabras de recuperación en papel. Kith no puede mostrarlas otra vez, pero sí comprobarlas.
account-no-words = Seguiste sin palabras de recuperación. Solo se crean al principio.
account-words-input = Las 24 palabras de recuperación
account-check-words = Comprobar mi papel
account-words-right = Son las palabras correctas. Guarda bien el papel.
locks-intro = El bloqueo de pantalla lo oculta todo; los mensajes siguen llegando. El bloqueo completo también deja de enviar y recibir.
locks-screen = Bloquear la pantalla
locks-screen-about = Cuando nadie toca Kith durante este tiempo.
locks-key = Bloquear todo
locks-key-about = Después de este tiempo no se envía ni se recibe nada hasta que desbloquees.
locks-away = Cuando pasas a otra aplicación
locks-never = Nunca por sí solo
locks-after-minutes = { $minutes ->
    [one] Después de 1 minuto
   *[other] Después de { $minutes } minutos
    }
locks-after-hours = { $hours ->
    [one] Después de 1 hora
   *[other] Después de { $hours } horas
    }
locks-away-nothing = Dejarlo como está
locks-away-screen-now = Bloquear la pantalla enseguida
locks-away-screen = { $minutes ->
    [one] Bloquear la pantalla después de 1 minuto
   *[other] Bloquear la pantalla después de { $minutes } minutos
    }
locks-away-key-now = Bloquear todo enseguida
locks-away-key = { $minutes ->
    [one] Bloquear todo después de 1 minuto
   *[other] Bloquear todo después de { $minutes } minutos
    }
locks-device-about = Desbloquea con el bloqueo del teléfono: un dedo, la cara o su código. Quien sabe el código puede abrir Kith.
locks-device-use = Desbloquear con este teléfono
locks-device-stop = Ya no desbloquear con este teléfono
locks-device-question = A partir de entonces hace falta la contraseña. ¿La recuerdas?
locks-device-question-yes = La recuerdo
locks-device-used = El bloqueo de este teléfono abre ahora Kith.
locks-device-stopped = Ahora solo abre Kith la contraseña, o tus palabras de recuperación si las tienes.
locks-passphrase = Cambiar la contraseña
passphrase-intro = La contraseña anterior deja de servir enseguida.
passphrase-new = Nueva contraseña
passphrase-short = Es corta. Cuatro o cinco palabras son mucho más difíciles de adivinar.
passphrase-again = La misma otra vez
passphrase-differs = Todavía no es la misma.
passphrase-change = Cambiarla
passphrase-changed = La nueva contraseña está puesta.
preferences-language = Idioma
preferences-language-of-the-phone = Como en este teléfono
preferences-language-en = English
preferences-language-es = Español
preferences-simple = Modo sencillo: letra grande y pocas cosas a la vez.
preferences-simple-on = Usar el modo sencillo
preferences-simple-off = Salir del modo sencillo
preferences-haptics = Una vibración corta cuando tocas algo.
preferences-haptics-on = Activar la vibración
preferences-haptics-off = Quitar la vibración
preferences-about = Kith sabe esto antes de que desbloquees. Quien tenga el teléfono puede verlo.
about-what = Kith guarda tus notas, tu práctica y tu plan de crisis, y te une con quienes tú elijas.
about-what-not = No es un tratamiento, y aquí nadie te vigila. En una emergencia, llama.
about-version = Versión { $version }
about-licences = Kith es software libre con licencia Apache-2.0 o MIT; sus partes tienen sus propias licencias libres.
plan-intro = Escribe un poco, con tus palabras. Nada tiene que estar completo.
plan-looked-through = Lo he repasado
plan-reviewed = Bien. Se te recordará cuando sea el momento.
plan-part-count = { $count ->
    [0] Aún no hay nada
    [one] 1 cosa
   *[other] { $count } cosas
    }
plan-part-unfinished = Hay algo escrito que aún no está en el plan.
plan-region = Dónde estoy
plan-review-after = Recordarme que lo repase
plan-review-days = Después de { $days } días
plan-helped = { $step }: ayudó
plan-helped-not = { $step }: esa vez no ayudó
plan-while-locked = Mientras este teléfono está bloqueado
plan-while-locked-about = Si se muestra, se abre sin tu contraseña. Quien tenga tu teléfono podrá leerlo.
plan-while-locked-hidden = Mostrar solo las líneas de crisis
plan-while-locked-shown = Mostrar mi plan
plan-pdf = Imprimir o guardar como PDF
plan-html = Guardar como página web
plan-part-reasons = Antes de los pasos
plan-part-place = Paso { $number } de 6
plan-part-people = De tu mapa
plan-person-choose = Añadir a { $name }
plan-person-remove = Quitar a { $name }
plan-part-about = Cada letra se guarda mientras escribes. Está en el plan cuando la guardas allí.
plan-line = Con tus palabras
plan-line-add = Otra línea
plan-line-up = Subir
plan-line-down = Bajar
plan-line-remove = Quitar esta línea
plan-line-unsafe = Nombra a { $names }: en tu mapa está como no seguro. Así no puede estar en el plan.
plan-left-out = No se muestra porque nombra a { $names }: en tu mapa está como no seguro. Se guarda para ti.
plan-mark-safe = { $name } es de confianza
plan-mark-safe-question = ¿Marcar a esta persona como segura? Las líneas con su nombre se muestran otra vez, y se la puede elegir.
plan-mark-safe-question-yes = Marcar como segura
plan-marked-safe = Marcada como segura. Las líneas se muestran otra vez.
plan-keep = Guardar
plan-keep-and-go-on = Guardar y seguir
plan-kept = Está en tu plan.
plan-drop = Dejar el plan como estaba
plan-drop-question = ¿Olvidar lo que escribiste aquí y no guardaste?
plan-drop-question-yes = Olvidarlo
plan-dropped = El plan está como estaba.
crisis-write = Escribe tu plan
crisis-change = Cambiar el plan
region-intro = Tu país decide qué líneas de crisis ves, también mientras Kith está bloqueado.
region-title = País
region-none = Sin elegir
skills-intro = Cosas pequeñas para probar. Toma lo que te sirva y deja el resto.
skill-minutes = { $minutes ->
    [one] Cerca de 1 minuto
   *[other] Unos { $minutes } minutos
    }
skill-for-whom = Para quién
skill-for-me = Para mí
skill-days = Qué días
skill-every-day = Todos los días
skill-weekdays = De lunes a viernes
skill-thrice = Lunes, miércoles y viernes
skill-weekly = Una vez por semana, desde hoy
skill-time = Cuándo
skill-morning = Por la mañana, 9:00
skill-noon = A mediodía, 13:00
skill-evening = Por la tarde, 18:30
skill-night = Por la noche, 21:30
skill-plan = Recordármelo
skill-planned = Está planeado. Lo encuentras en Hoy.
skill-assign = Proponerlo
skill-assigned = Sale con la próxima conexión.
today-look-through = Repasar el plan
today-more-prompts = Hay más para después.
today-waiting = { $name } escribió: { $when }
today-wrote = Escribió: { $when }
today-shared = Compartió algo: { $when }
today-asked = Compartido contigo para: { $purpose }
today-first-invite = Primero, invita a alguien: muestra el código en persona.
today-first-agree = Después, acuerda con esa persona cuándo lees mensajes y cuándo no.
today-first-practice = Se puede proponer práctica cuando ambas partes dan su acuerdo.
today-first-wait = Tu respuesta está en camino. Verás más cuando llegue.
unlock-trouble-intro = Kith no se abre ahora mismo. Tu plan de crisis está a un toque.
unlock-damaged = Un archivo de Kith está dañado. No se borró nada. Déjalo como está y pide ayuda.
unlock-newer-version = Esto lo escribió un Kith más nuevo. Actualiza la aplicación; no se cambió nada.
unlock-key-missing = La clave de este teléfono para Kith no está. Puede que lo abra otra forma.
unlock-phone-first = Desbloquea primero el teléfono. Después Kith se puede abrir.
unlock-unreadable = El teléfono no puede leer ahora los archivos de Kith. Inténtalo más tarde.
unlock-after-tries = Tómate tu tiempo. No se borra nada, aunque lo intentes muchas veces.
unlock-after-tries-words = Tómate tu tiempo. No se borra nada, aunque lo intentes muchas veces. Tus palabras de recuperación también lo abren.
proof-with-device = Soy yo: usar el bloqueo de este teléfono
begin-authority = Certificado del servidor (si la clínica te dio uno)
begin-authority-wrong = Este certificado no está entero. Empieza y termina con guiones.
problem-unsafe-person = Nombra a alguien que marcaste como no seguro en tu mapa. Se guarda como lo escribiste.
problem-consent-needed = Aún no has dado tu acuerdo para esto. No se envió ni se entregó nada.
problem-consent-withdrawn = Retiraste tu acuerdo para esto. No se envió ni se entregó nada.
