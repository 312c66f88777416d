package app.kith.platform

import android.app.Activity
import android.app.Service
import android.content.BroadcastReceiver
import android.content.ContentProvider
import java.io.File
import java.lang.reflect.Modifier
import javax.xml.parsers.DocumentBuilderFactory
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.annotation.Config
import org.w3c.dom.Element

/** Every class that the module's sources were compiled to. */
fun classesOfThisModule(): List<Class<*>> {
    val folder = File("target/classes")
    return folder.walk().filter { it.extension == "class" && it.path.contains("app/kith/platform") }
        .map { it.relativeTo(folder).path.removeSuffix(".class").replace('/', '.') }
        .map { Class.forName(it, false, Reminders::class.java.classLoader) }.toList()
}

/** The manifest and the classes say the same. */
@Config(sdk = [35])
class ManifestTest : Phone() {
    private val manifest = read("src/main/AndroidManifest.xml")
    private val application = manifest.all("application").single()
    private val components = listOf("activity", "receiver", "service", "provider").flatMap { manifest.all(it) }

    private fun read(path: String): Element {
        val factory = DocumentBuilderFactory.newInstance().apply { isNamespaceAware = true }
        return factory.newDocumentBuilder().parse(File(path)).documentElement
    }

    private fun Element.all(tag: String) = getElementsByTagName(tag).let { found -> List(found.length) { found.item(it) as Element } }

    private fun Element.says(attribute: String): String = getAttributeNS("http://schemas.android.com/apk/res/android", attribute)

    private fun component(of: Class<*>) = components.single { it.says("name") == of.name }

    @Test
    fun `every component that it names is a class, and every such class is named`() {
        val kinds = listOf(Activity::class.java, BroadcastReceiver::class.java, Service::class.java, ContentProvider::class.java)
        val classes = classesOfThisModule().filter { one -> kinds.any { it.isAssignableFrom(one) } && !Modifier.isAbstract(one.modifiers) }
        assertEquals(classes.map { it.name }.toSet(), components.map { it.says("name") }.toSet())
    }

    @Test
    fun `no other app can reach a component`() = assertTrue(components.all { it.says("exported") == "false" })

    @Test
    fun `what must work before the first unlock does, and the rest does not try`() {
        val awake = components.filter { it.says("directBootAware") == "true" }.map { it.says("name") }.toSet()
        val needed = listOf(ReminderReceiver::class, AnswerReceiver::class, RearmReceiver::class, CrisisActivity::class)
        assertEquals(needed.map { it.java.name }.toSet(), awake)
    }

    @Test
    fun `the receiver that arms anew is told of all that it heeds`() {
        val told = component(RearmReceiver::class.java).all("action").map { it.says("name") }.toSet()
        assertEquals(RearmReceiver.AFTER, told)
    }

    @Test
    fun `the system alone starts the job`() =
        assertEquals("android.permission.BIND_JOB_SERVICE", component(SyncJob::class.java).says("permission"))

    @Test
    fun `the crisis screen is declared to show on a locked phone`() {
        val screen = component(CrisisActivity::class.java)
        assertEquals("true" to "true", screen.says("showWhenLocked") to screen.says("turnScreenOn"))
    }

    @Test
    fun `nothing goes into a backup`() {
        assertEquals("false", application.says("allowBackup"))
        assertEquals("@xml/data_extraction_rules", application.says("dataExtractionRules"))
        val rules = read("src/main/res/xml/data_extraction_rules.xml")
        val kinds = listOf("root", "file", "database", "sharedpref", "external").flatMap { listOf(it, "device_$it") } - "device_external"
        for (way in listOf("cloud-backup", "device-transfer")) {
            val out = rules.all(way).single()
            assertEquals(kinds.toSet(), out.all("exclude").map { it.getAttribute("domain") }.toSet())
            assertTrue(out.all("include").isEmpty())
        }
    }

    @Test
    fun `it asks for no more than is written here, and never to call or to send`() {
        val asked = manifest.all("uses-permission").map { it.says("name").removePrefix("android.permission.") }.toSet()
        val needed = setOf(
            "INTERNET", "ACCESS_NETWORK_STATE", "POST_NOTIFICATIONS", "RECEIVE_BOOT_COMPLETED", "SCHEDULE_EXACT_ALARM", "USE_BIOMETRIC", "RECORD_AUDIO",
        )
        assertEquals(needed, asked)
    }
}
