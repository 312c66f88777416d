package app.kith.platform

import java.io.ByteArrayOutputStream
import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.nio.channels.FileChannel
import java.nio.file.Files
import java.nio.file.LinkOption
import java.nio.file.StandardCopyOption.ATOMIC_MOVE
import java.nio.file.StandardCopyOption.REPLACE_EXISTING
import java.nio.file.StandardOpenOption.READ

/** A file is longer than any of its kind. */
internal class TooLarge : IOException()

/** The content of a file; `null` if there is none. What is no file, such as a pipe, is not opened. */
internal fun readSmall(file: File, most: Int): ByteArray? {
    val path = file.toPath()
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) return null
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) throw IOException("something else lies in the place of a file")
    val content = ByteArrayOutputStream()
    Files.newInputStream(path, READ).use { input ->
        val buffer = ByteArray(8 * 1024)
        while (true) {
            val read = input.read(buffer)
            if (read < 0) return content.toByteArray()
            content.write(buffer, 0, read)
            if (content.size() > most) throw TooLarge()
        }
    }
}

/** Writes beside the file, syncs, renames over it and syncs the folder: a crash leaves the old content or the new one. */
internal fun replaceFile(file: File, bytes: ByteArray) {
    val folder = privateFolder(file.parentFile ?: throw IOException("a file stands in a folder"))
    val fresh = File(folder, file.name + ".new")
    FileOutputStream(fresh).use {
        it.write(bytes)
        it.fd.sync()
    }
    Files.move(fresh.toPath(), file.toPath(), ATOMIC_MOVE, REPLACE_EXISTING)
    syncFolder(folder)
}

/** Removes the file and what was left beside it. Removing what is not there is success. */
internal fun removeFile(file: File) {
    val removed = listOf(file, File(file.parentFile, file.name + ".new")).map { Files.deleteIfExists(it.toPath()) }
    if (removed.any { it }) file.parentFile?.let(::syncFolder)
}

private fun privateFolder(folder: File): File {
    if (!folder.isDirectory && !folder.mkdirs() && !folder.isDirectory) throw IOException("a folder cannot be made")
    return folder
}

private fun syncFolder(folder: File) = FileChannel.open(folder.toPath(), READ).use { it.force(true) }
