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
problem-unsafe-person = Nombra a alguien que en tu mapa no es seguro. Se guarda como lo escribiste.
problem-consent-needed = Primero hace falta un consentimiento. Lo que escribiste o elegiste se guarda.
problem-consent-withdrawn = Se retiró un consentimiento, así que no ha salido nada. Lo que escribiste se guarda.

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
problem-consent-changed = El texto ha cambiado entretanto. Léelo otra vez.
problem-not-permitted = Eso no se puede dar a esta persona.
problem-paused = Comparad primero vuestros números de seguridad. Hasta entonces no sale nada; tu texto se guarda.
problem-ended = Esta conversación ha terminado. No ha salido nada; tu texto se guarda.
problem-purpose-needed = Di por qué lo miras.
problem-unknown-person = Esta persona ya no está aquí.

## Mensajes
title-messages = Mensajes
tab-messages = Mensajes
messages-empty = Todavía no hay nadie a quien escribir. Invita a alguien de confianza.
messages-more = Solo se muestran las conversaciones más recientes.
messages-open = Abrir la conversación con { $name }
messages-news = Nuevo
    .spoken = Hay algo nuevo
messages-yours = Tú: { $text }
messages-draft = Hay algo escrito y sin enviar.
standing-invited = Esperando a su teléfono
standing-waiting = Respondió alguien más: comparad primero
standing-paused = En pausa hasta que hayáis comparado
standing-over = Terminada; se puede leer
standing-look = Hay algo que mirar
conversation-person = Sobre esta persona
conversation-compare = Comparar el número de seguridad
conversation-earlier = Se muestran los últimos { $count } mensajes. Los anteriores se guardan.
conversation-empty = Aquí no hay nada todavía.
message-you = Tú
message-spoken = { $author }, { $when }: { $text }
message-waiting = Espera en este teléfono
message-sent = En el servidor, a la espera de su teléfono
message-not-sent = Sin enviar. El texto se guarda.
message-not-sent-withdrawn = Sin enviar: se retiró un consentimiento. El texto se guarda.
message-not-sent-consent = Sin enviar: hace falta un consentimiento. El texto se guarda.
message-not-sent-over = Sin enviar: la conversación terminó. El texto se guarda.
message-again = Escribirlo otra vez
composer-text = Mensaje para { $name }
composer-about = { $name } lo lee cuando abra Kith. Nadie está mirando en directo.
composer-about-invited = Sale cuando { $name } esté en contacto. Nadie está mirando en directo.
composer-send = Enviar
hindrance-over = Esta conversación terminó. Aquí ya no se puede enviar nada.
hindrance-paused = No se envía nada hasta que tú y { $name } comparéis vuestros números de seguridad.
hindrance-read = Leer: { $what }
hindrance-mine-never = Todavía no has decidido: { $what }.
hindrance-mine-refused = Dijiste que no, y está bien: { $what }. Puedes decidir de nuevo.
hindrance-mine-withdrawn = Retiraste tu sí, y está bien: { $what }. Puedes decidir de nuevo.
hindrance-mine-changed = El texto ha cambiado desde que aceptaste: { $what }.
hindrance-theirs-never = El sí de { $name } no ha llegado todavía: { $what }.
hindrance-theirs-no = { $name } prefiere que no, por ahora: { $what }. Es su decisión.
hindrance-theirs-changed = El texto ha cambiado desde que { $name } aceptó: { $what }.
note-second-answer = Alguien más respondió a la misma invitación. No se envía nada hasta que comparéis.
note-strange-own-entry = Algo dice venir de este teléfono y no es así. No se envía nada hasta que comparéis.
note-strange-device = Participa un aparato que no demuestra de quién es. A su lado no se envía nada.
note-relay-regressed = El servidor perdió algo que había confirmado. Lo tuyo se envía otra vez. Pregunta a { $name } si falta algo.
note-wedged = Esta conversación no puede seguir. Se puede leer. Para escribir otra vez, quita a { $name } e invitaos de nuevo.
note-gaps = { $count ->
    [one] En un lugar no se puede mostrar algo que se envió. Pregunta a { $name }.
   *[other] En { $count } lugares no se puede mostrar algo que se envió. Pregunta a { $name }.
    }
note-newer = { $name } envió algo que solo muestra un Kith más nuevo. Se guarda.

## Consentimientos
title-consents = Consentimientos
consents-intro = Un sí es para una persona y una cosa. Un no no tiene consecuencias y puedes cambiar de opinión.
consents-with = Consentimientos con { $name }
consents-read = Leer: { $what }
consents-open = Abrir la decisión de { $when }
consents-no-decisions = Todavía no se ha decidido nada.
consents-more = Solo se muestran las decisiones más recientes.
consents-somebody = alguien
consent-between = Entre tú y { $name }
consent-for-oneself = Para ti
consent-not-needed = Aquí nada lo necesita.
consent-mine-given = Dijiste que sí. ({ $when })
consent-mine-never = Todavía no has decidido.
consent-mine-refused = Dijiste que no. ({ $when })
consent-mine-withdrawn = Retiraste tu sí. ({ $when })
consent-mine-changed = Dijiste que sí a un texto anterior. Léelo otra vez.
consent-theirs-given = { $name } dijo que sí. ({ $when })
consent-theirs-never = La decisión de { $name } no ha llegado todavía.
consent-theirs-no = { $name } prefiere que no, por ahora.
consent-theirs-changed = { $name } dijo que sí a un texto anterior.
consent-meaning = Si aceptas, este teléfono lo firma. Vale solo para esto, hasta que lo retires.
consent-agree = Acepto
consent-decline = No
consent-not-now = Ahora no
consent-reason = ¿Por qué? Puedes dejarlo en blanco. Nadie más lo ve.
consent-withdraw = Retirar mi sí
consent-withdraw-messages-question = ¿Retirarlo? Después no sale ningún mensaje; lo enviado se queda donde está.
consent-withdraw-messages-question-yes = Retirarlo
consent-withdraw-sharing-question = ¿Retirarlo? Termina todo lo que compartes con esa persona; lo que leyó lo sigue sabiendo.
consent-withdraw-sharing-question-yes = Retirarlo
consent-withdraw-export-question = ¿Retirarlo? Nada más sale de Kith; lo que salió se queda donde está.
consent-withdraw-export-question-yes = Retirarlo
consent-agreed = Has aceptado. Lo sabrán cuando los dos teléfonos tengan red.
consent-declined = Has dicho que no, y está bien. Todo lo tuyo sigue igual.
consent-withdrawn = Está retirado. El motivo se queda contigo.
decided-own-given = Dijiste que sí: { $what }
decided-own-refused = Dijiste que no: { $what }
decided-own-withdrawn = Retiraste tu sí: { $what }
decided-mine-given = Dijiste que sí a { $name }: { $what }
decided-mine-refused = Dijiste que no a { $name }: { $what }
decided-mine-withdrawn = Retiraste tu sí a { $name }: { $what }
decided-theirs-given = { $name } dijo que sí: { $what }
decided-theirs-refused = { $name } dijo que no: { $what }
decided-theirs-withdrawn = { $name } retiró su sí: { $what }
signed-genuine = Esto es lo que se firmó, y el texto como se mostró.
signed-not-signed = La firma no encaja con lo que se guarda aquí.
signed-text-differs = El texto guardado aquí no es el que se firmó.
signed-text-unknown = La firma encaja. El texto de entonces no está en este teléfono.
signed-reason = Tu motivo, solo para ti: { $reason }

## Personas
title-people = Personas
title-safety-number = Número de seguridad
title-invite = Invitar a alguien
title-invitation = Invitación
title-accept = Me han invitado
title-new-map-entry = Añadir a tu mapa
tab-people = Personas
people-invite = Invitar a alguien
people-accept = Tengo una invitación
people-nobody = Aquí no hay nadie todavía. Puedes invitar a alguien de confianza.
people-more = Solo se muestran los primeros.
people-open = Abrir { $name }
person-about = { $role }. { $verified }.
role-owner = Decide qué se comparte
role-therapist = Terapeuta
role-supporter = Persona de apoyo
role-peer-worker = Agente de apoyo mutuo
role-guardian = Tutor o tutora
verified-none = Sin comparar todavía
verified-link = Llegó por vuestra invitación; sin comparar todavía
verified-compared = Comparado en persona
person-advice-link = Cuando os veáis, comparad el número de seguridad. Así sabes que no hay nadie en medio.
person-advice-again = Algo ha cambiado en sus teléfonos. Comparad otra vez el número de seguridad.
person-advice-paused = Comparad el número de seguridad antes de seguir. Hasta entonces no se envía nada.
person-conversation = Mensajes
person-consents = Consentimientos
person-readers = Quién puede leer esto
person-about-keys = Aquí se encontró algo extraño. Unas llaves nuevas lo dejan fuera de lo que venga.
person-renew-keys = Hacer llaves nuevas
person-keys-renewed = Las llaves nuevas se hacen en cuanto haya red.
person-remove = Quitar
person-remove-question = ¿Quitar a esta persona? Terminan la conversación y todo lo que compartes con ella. Lo escrito se puede leer.
person-remove-question-yes = Quitar
person-removed = Ya no está. Sus teléfonos salen de la conversación en cuanto haya red.
safety-intro = Leeos este número, en persona o por teléfono con { $name }. Los dos teléfonos muestran el mismo.
safety-known = Ya lo habéis comparado.
safety-same = Lo hemos comparado: es el mismo
safety-question = ¿Leísteis los dos el número entero, y era el mismo?
safety-question-yes = Sí, era el mismo
safety-done = Comparado. Sabes con quién escribes.
safety-about-difference = Si no es el mismo, no sigas aquí. Quita a { $name } e invitaos de nuevo, en persona.
invite-intro = ¿A quién invitas? La invitación es para una persona y vive siete días.
invite-owner = Alguien que decide qué comparte conmigo
invite-therapist = Terapeuta
invite-supporter = Familia o amistad
invite-peer-worker = Agente de apoyo mutuo
invite-guardian = Tutor o tutora
invitation-about = Para: { $role }. Termina: { $until }.
invitation-unknown = Se puede responder cuando el servidor la conozca. Para eso hace falta red.
invitation-open = Ya se puede responder.
invitation-answered = Alguien la respondió. Lo encuentras entre tu gente.
invitation-over = Su tiempo ha pasado.
invitation-trust = Quien la tenga puede responderla. Dala en persona, o por un medio de confianza.
invitation-code = La invitación como código para escanear
invitation-link = El enlace de la invitación. Usa el botón de pasar para darlo.
invitation-share = Pasarla
invitation-another = Hacer otra
accept-intro = Escanea o pega la invitación que te dieron.
accept-accept = Responder

## Mapa de apoyo
map-heading = Quién y qué te da apoyo
map-empty = Todavía no hay nadie en tu mapa. Un nombre ya es un comienzo.
map-for-you = Esto es para ti. Nadie se entera de que está aquí.
map-about = { $kinds } ({ $closeness })
map-left-out = Fuera de planes y sugerencias
map-stands = Puede estar en planes y sugerencias
map-add = Añadir a alguien o algo
map-add-it = Añadir
map-added = Está en tu mapa.
map-name = Nombre
map-phone = Número de teléfono (si quieres)
map-type-question = ¿Qué es?
map-type-person = Una persona
map-type-service = Un servicio, un grupo o un lugar
map-kinds-question = ¿Cómo ayuda? Elige lo que encaje.
map-closeness-question = ¿Cómo de cerca está?
kind-emotional = Escucha
kind-practical = Ayuda con cosas por hacer
kind-social = Buena compañía
kind-informational = Sabe cosas
kind-professional = Ayuda por su trabajo
kind-crisis = Ayuda en una crisis
map-call = Llamar a { $name }
map-leave-out = Dejar fuera de los planes
map-leave-out-question = ¿Dejarle fuera de planes y sugerencias? También sale de tu plan de crisis. Solo tú ves esto.
map-leave-out-question-yes = Dejarle fuera
map-take-in = Que pueda estar otra vez en los planes
map-take-in-question = ¿Puede estar otra vez en planes y sugerencias? Tu plan de crisis sigue igual.
map-take-in-question-yes = Sí
map-marked = Se queda fuera. No se dice a nadie.
map-unmarked = Puede estar otra vez en los planes.

## Lo que no ha podido ser con otras personas
problem-rolled-back = En este teléfono se puso una copia anterior de Kith. Se puede leer; enviar espera.
problem-no-relay = Para invitar a alguien, Kith necesita la dirección de un servidor. Tu centro la tiene.

## Caminos entre las pantallas
more-people = Personas
more-consents = Consentimientos
more-log = Quién vio qué
share-how-consent = Leer a qué dices que sí
ring-closest = muy cerca
ring-close = cerca
ring-further = más lejos
crisis-helped = Esto me ayudó
