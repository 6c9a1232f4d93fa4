package org.saltyos.maven.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.elf.ElfFile;
import org.saltyos.maven.system.PlannedProgram;
import org.saltyos.maven.system.PlannedServer;
import org.saltyos.maven.system.SystemPlan;
import org.saltyos.maven.system.SystemTableWriter;
import org.saltyos.maven.tool.OutputFile;

/**
 * Composes a bootable image from bundles: the boot archive, the CD image with the BIOS loader, and the pair of files that
 * {@code qemu -kernel} takes. Files are written only after everything has been composed, each of them whole.
 */
public final class ImageComposer {
    private static final String LOADER_FILE = "LOADER.BIN";
    private static final String KERNEL_FILE = "KERNEL.BIN";
    private static final String ARCHIVE_FILE = "ARCHIVE.BIN";

    private final BiosLoader loader;

    /** Prepares a composer with the assembled BIOS loader. */
    public ImageComposer(BiosLoader loader) {
        this.loader = loader;
    }

    /**
     * Composes and writes all files of the request.
     *
     * @throws org.saltyos.maven.diag.UserError if a program is broken or something does not fit; nothing is written then
     */
    public ComposedImage compose(ImageRequest request) {
        KernelImage kernel = KernelImage.of(request.kernel().elf());
        List<ComposedImage.Part> parts = new ArrayList<>();
        parts.add(new ComposedImage.Part("boot loader", BiosLoader.SIZE));
        parts.add(new ComposedImage.Part("kernel", kernel.content().length));
        BootArchive contents = archive(request, parts);
        byte[] archive = contents.write();
        byte[] iso = iso(request, kernel, archive);
        String map = MemoryMap.text(kernel, contents, archive.length);
        OutputFile.write(request.pvhKernel(), request.kernel().image());
        OutputFile.write(request.pvhArchive(), archive);
        OutputFile.write(request.memoryMap(), map.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        OutputFile.write(request.iso(), iso);
        return new ComposedImage(iso.length, sha256(iso), parts);
    }

    private static BootArchive archive(ImageRequest request, List<ComposedImage.Part> parts) {
        Bundle kernel = request.kernel();
        SystemPlan plan = request.plan();
        byte[] init = flatten(plan.init(), plan.initManifest().stackBytes(), true);
        parts.add(new ComposedImage.Part(SystemPlan.INIT, init.length));
        List<NamedFile> files = new ArrayList<>();
        files.add(new NamedFile(BootFormat.SYSTEM_FILE, SystemTableWriter.write(plan)));
        for (PlannedServer server : plan.servers()) {
            byte[] image = flatten(server.bundle(), server.manifest().stackBytes(), false);
            parts.add(new ComposedImage.Part(server.manifest().name(), image.length));
            files.add(new NamedFile(server.imageFile(), image));
            files.add(new NamedFile(server.linesFile(), server.bundle().lines()));
        }
        long lines = (long) kernel.lines().length + plan.init().lines().length;
        for (PlannedServer server : plan.servers()) {
            lines += server.bundle().lines().length;
        }
        parts.add(new ComposedImage.Part("line tables", lines));
        files.addAll(programs(request, parts));
        return new BootArchive(init, kernel.lines(), plan.init().lines(), files);
    }

    /** Programs, their directories, and the files that come with the image; a directory stands before what is in it. */
    private static List<NamedFile> programs(ImageRequest request, List<ComposedImage.Part> parts) {
        SortedMap<String, NamedFile> files = new TreeMap<>();
        for (PlannedProgram program : request.programs()) {
            List<NamedFile> made = ProgramFiles.of(program);
            parts.add(new ComposedImage.Part(
                    program.manifest().name(), made.get(0).content().length));
            made.forEach(file -> files.put(file.name(), file));
        }
        for (NamedFile file : request.files()) {
            if (files.put(file.name(), file) != null) {
                throw new UserError(
                        DiagnosticCode.SALT2003,
                        null,
                        "the initial file " + file.name() + " is also that of a program");
            }
        }
        for (String name : List.copyOf(files.keySet())) {
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                files.putIfAbsent(name.substring(0, slash), NamedFile.directory(name.substring(0, slash)));
            }
        }
        return List.copyOf(files.values());
    }

    private static byte[] flatten(Bundle bundle, long stackBytes, boolean complete) {
        ElfFile elf = bundle.elf();
        return ProgramFlattener.flatten(elf, stackBytes, complete);
    }

    private byte[] iso(ImageRequest request, KernelImage kernel, byte[] archive) {
        List<NamedFile> files = new ArrayList<>(List.of(
                new NamedFile(LOADER_FILE, new byte[BiosLoader.SIZE]),
                new NamedFile(KERNEL_FILE, kernel.content()),
                new NamedFile(ARCHIVE_FILE, archive)));
        List<Long> placement = new IsoWriter(request.volumeId(), request.timestamp(), files).placement();
        byte[] patched =
                loader.patch(kernel, placement.get(1), archive.length, placement.get(2), request.commandLine());
        files.set(0, new NamedFile(LOADER_FILE, patched));
        byte[] medium = new IsoWriter(request.volumeId(), request.timestamp(), files).write(LOADER_FILE);
        loader.diskBoot().install(medium, placement.get(0));
        return medium;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new CompilerBug("every JDK has SHA-256", e);
        }
    }
}
