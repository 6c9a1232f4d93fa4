package org.saltyos.maven.bundle;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;

/** Reads bundles; they come from repositories, so nothing in them is believed. */
final class BundleReader {
    /** Larger entries are refused before memory is taken for them. */
    private static final int SIZE_LIMIT = 256 << 20;

    private final Path path;

    private BundleReader(Path path) {
        this.path = path;
    }

    static Bundle read(Path path) {
        BundleReader reader = new BundleReader(path);
        if (!Files.isRegularFile(path)) {
            throw new UserError(
                    DiagnosticCode.SALT9002,
                    SourceLocation.file(path.toString()),
                    "does not exist",
                    "try: build the module that makes it first (mvn package)");
        }
        try (ZipFile zip = new ZipFile(path.toFile())) {
            Optional<byte[]> manifest = reader.content(zip, Bundle.MANIFEST);
            return new Bundle(
                    path.toString(),
                    reader.required(zip, Bundle.IMAGE),
                    manifest.map(reader::json),
                    reader.required(zip, Bundle.LINES),
                    reader.required(zip, Bundle.FACTS));
        } catch (ZipException e) {
            throw reader.broken("is not a bundle: " + e.getMessage());
        } catch (IOException e) {
            throw new UserError(
                    DiagnosticCode.SALT9002, SourceLocation.file(path.toString()), "cannot be read: " + e.getMessage());
        }
    }

    private byte[] required(ZipFile zip, String name) throws IOException {
        return content(zip, name).orElseThrow(() -> broken("is not a bundle: it has no " + name));
    }

    private Optional<byte[]> content(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(SIZE_LIMIT);
            if (in.read() >= 0) {
                throw broken("has an entry " + name + " of more than " + SIZE_LIMIT + " bytes");
            }
            if (checksum(content) != entry.getCrc()) {
                throw broken("is corrupt: the checksum of " + name + " does not match");
            }
            return Optional.of(content);
        }
    }

    private static long checksum(byte[] content) {
        java.util.zip.CRC32 checksum = new java.util.zip.CRC32();
        checksum.update(content);
        return checksum.getValue();
    }

    private Map<String, Object> json(byte[] text) {
        try {
            return JSON.std.mapFrom(new String(text, StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            throw broken("has a manifest that is not JSON: " + firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private UserError broken(String fact) {
        return new UserError(
                DiagnosticCode.SALT3002,
                SourceLocation.file(path.toString()),
                fact,
                "try: build the module that makes it again (mvn clean package)");
    }
}
