package org.saltyos.maven.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.boot.ImageHeader;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.system.PlannedProgram;
import org.saltyos.maven.system.ProgramManifest;

/** Programs as files of the boot archive: flattened, with what their manifests declare in the header page. */
final class ProgramFiles {
    /** Where the names of needed services start: behind the longest list of segments. */
    private static final int NEEDS_OFFSET = 1024;

    private ProgramFiles() {}

    /** A program's file, its links and its line table. */
    static List<NamedFile> of(PlannedProgram program) {
        ProgramManifest manifest = program.manifest();
        List<NamedFile> files = new ArrayList<>();
        files.add(NamedFile.program(PlannedProgram.file(manifest.name()), image(program)));
        for (String link : manifest.links()) {
            files.add(NamedFile.link(PlannedProgram.file(link), manifest.name()));
        }
        files.add(new NamedFile(program.linesFile(), program.bundle().lines()));
        return files;
    }

    private static byte[] image(PlannedProgram program) {
        ProgramManifest manifest = program.manifest();
        byte[] image = ProgramFlattener.flatten(program.bundle().elf(), manifest.stackBytes(), false);
        byte[] needs = names(manifest.needs());
        if (needs.length > BootFormat.ALIGNMENT - NEEDS_OFFSET) {
            throw new UserError(
                    DiagnosticCode.SALT2001,
                    manifest.where(),
                    "program " + manifest.name() + ": needs: the names do not fit into the header page",
                    "try: fewer services");
        }
        ByteBuffer.wrap(image)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(ImageHeader.FLAGS, manifest.floatingPoint() ? BootFormat.SERVER_FLOATING_POINT : 0)
                .putInt(ImageHeader.NEEDS_OFFSET, NEEDS_OFFSET)
                .putInt(ImageHeader.NEEDS_LENGTH, needs.length)
                .put(NEEDS_OFFSET, needs);
        return image;
    }

    /** Each name ended by a zero byte. */
    private static byte[] names(List<String> services) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        for (String service : services) {
            names.writeBytes(service.getBytes(StandardCharsets.US_ASCII));
            names.write(0);
        }
        return names.toByteArray();
    }
}
