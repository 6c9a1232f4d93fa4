package org.saltyos.maven.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;
import org.saltyos.maven.diag.CompilerBug;

/** Writes CPIO archives (newc) whose bytes depend on nothing but names and contents. */
final class CpioWriter {
    private CpioWriter() {}

    /** The archive of the files in the order given, its trailer included, without padding after it. */
    static byte[] write(List<NamedFile> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CpioArchiveOutputStream cpio = new CpioArchiveOutputStream(bytes, CpioConstants.FORMAT_NEW, 4, "UTF-8")) {
            long inode = 1;
            for (NamedFile file : files) {
                CpioArchiveEntry entry = new CpioArchiveEntry(CpioConstants.FORMAT_NEW, file.name());
                entry.setInode(inode++);
                entry.setMode(file.mode());
                entry.setNumberOfLinks(1);
                entry.setTime(0);
                entry.setSize(file.content().length);
                cpio.putArchiveEntry(entry);
                cpio.write(file.content());
                cpio.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new CompilerBug("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
