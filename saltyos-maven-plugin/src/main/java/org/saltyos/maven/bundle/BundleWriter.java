package org.saltyos.maven.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.tool.OutputFile;

/** Writes bundles: fixed order, fixed time, no compression, so that the bytes do not depend on time, zone or JDK. */
final class BundleWriter {
    /** The earliest time a zip file can hold. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private BundleWriter() {}

    static void write(Bundle bundle, Path zip) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            entry(out, Bundle.IMAGE, bundle.image());
            if (bundle.manifest().isPresent()) {
                entry(out, Bundle.MANIFEST, Bundle.json(bundle.manifest().get()));
            }
            entry(out, Bundle.LINES, bundle.lines());
            entry(out, Bundle.FACTS, bundle.facts());
        } catch (IOException e) {
            throw new CompilerBug("writing to memory failed", e);
        }
        OutputFile.write(zip, bytes.toByteArray());
    }

    private static void entry(ZipOutputStream out, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(TIME);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(checksum.getValue());
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
