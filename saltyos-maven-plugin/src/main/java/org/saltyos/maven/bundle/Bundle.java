package org.saltyos.maven.bundle;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.saltyos.maven.elf.ElfFile;
import org.saltyos.maven.elf.ElfReader;

/**
 * One built program with everything the image needs to know about it.
 *
 * @param origin the file it was read from or is written to, for messages
 * @param image the linked ELF file; not copied
 * @param manifest the values of the server's annotation by field name, absent for the kernel
 * @param lines the line table of its code ({@code org.saltyos.abi.lines}); not copied
 * @param facts sizes, stack depths and the like as JSON; not copied
 */
public record Bundle(String origin, byte[] image, Optional<Map<String, Object>> manifest, byte[] lines, byte[] facts) {
    static final String IMAGE = "image.elf";
    static final String MANIFEST = "manifest.json";
    static final String LINES = "lines.bin";
    static final String FACTS = "facts.json";

    public Bundle {
        manifest = manifest.map(values -> new TreeMap<>(values));
    }

    /**
     * The program.
     *
     * @throws org.saltyos.maven.diag.UserError SALT3001 if it is not a sound ELF file
     */
    public ElfFile elf() {
        return ElfReader.read(origin + "!" + IMAGE, image);
    }

    /**
     * Writes the bundle; equal bundles give equal bytes.
     *
     * @throws org.saltyos.maven.diag.UserError SALT9002 if the file cannot be written
     */
    public void write(Path zip) {
        BundleWriter.write(this, zip);
    }

    /**
     * Reads a bundle.
     *
     * @throws org.saltyos.maven.diag.UserError SALT3002 if it is not a sound bundle, SALT9002 if it cannot be read
     */
    public static Bundle read(Path zip) {
        return BundleReader.read(zip);
    }

    /** The manifest as JSON text, keys in alphabetical order. */
    static byte[] json(Map<String, Object> values) {
        try {
            return (JSON.std.asString(new TreeMap<>(values)) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("manifest cannot be written as JSON", e);
        }
    }
}
