package org.saltyos.maven.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.saltyos.maven.tool.HostTools;
import org.saltyos.maven.tool.LlvmTools;
import org.saltyos.maven.tool.ProcessResult;
import org.saltyos.maven.tool.ProcessRunner;

/** Builds the guest {@code tiny-kernel.S} and the boot loader with the same tools as the plugin. */
public final class TinyKernel {
    private TinyKernel() {}

    /** The kernel's ELF file, built into a directory. */
    public static Path build(Path directory) throws IOException {
        LlvmTools tools = HostTools.tools();
        copy("tiny-kernel.S", directory);
        copy("tiny-kernel.ld", directory);
        run(
                directory,
                tools.program("llvm-mc").toString(),
                "-triple=x86_64-unknown-none-elf",
                "-filetype=obj",
                "-o",
                "tiny-kernel.o",
                "tiny-kernel.S");
        run(
                directory,
                tools.program("lld").toString(),
                "-flavor",
                "gnu",
                "-T",
                "tiny-kernel.ld",
                "-z",
                "max-page-size=4096",
                "-o",
                "tiny-kernel.elf",
                "tiny-kernel.o");
        return directory.resolve("tiny-kernel.elf");
    }

    /** The loader, assembled into a directory. */
    public static BiosLoader loader(Path directory) {
        return BiosLoader.assemble(
                HostTools.tools(), new ProcessRunner(directory, Duration.ofSeconds(30)), directory.resolve("loader"));
    }

    /** A module of that size which the kernel can be asked the sum of. */
    public static byte[] module(int size) {
        byte[] module = new byte[size];
        new java.util.Random(size).nextBytes(module);
        return module;
    }

    /** The sum that the kernel prints for a module. */
    public static String sum(byte[] module) {
        ByteBuffer words = ByteBuffer.wrap(module).order(ByteOrder.LITTLE_ENDIAN);
        int sum = 0;
        while (words.remaining() >= 4) {
            sum = Integer.rotateLeft(sum, 1) + words.getInt();
        }
        return String.format("%08x", sum);
    }

    /** A CD image with the kernel and a module. */
    public static Path iso(Path directory, Path kernelFile, byte[] module, String commandLine) throws IOException {
        KernelImage kernel = KernelImage.of(org.saltyos.maven.elf.ElfReader.read(kernelFile));
        List<NamedFile> files = new java.util.ArrayList<>(List.of(
                new NamedFile("LOADER.BIN", new byte[BiosLoader.SIZE]),
                new NamedFile("KERNEL.BIN", kernel.content()),
                new NamedFile("ARCHIVE.BIN", module)));
        java.time.Instant time = java.time.Instant.parse("2026-01-01T00:00:00Z");
        List<Long> at = new IsoWriter("TINY", time, files).placement();
        BiosLoader loader = loader(directory);
        byte[] patched = loader.patch(kernel, at.get(1), module.length, at.get(2), commandLine);
        files.set(0, new NamedFile("LOADER.BIN", patched));
        byte[] medium = new IsoWriter("TINY", time, files).write("LOADER.BIN");
        loader.diskBoot().install(medium, at.get(0));
        Path iso = directory.resolve("tiny.iso");
        return Files.write(iso, medium);
    }

    private static void copy(String resource, Path directory) throws IOException {
        try (InputStream in = Objects.requireNonNull(TinyKernel.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, directory.resolve(resource));
        }
    }

    private static void run(Path directory, String... command) {
        ProcessResult result = new ProcessRunner(directory, Duration.ofSeconds(30)).run(List.of(command));
        if (!result.succeeded()) {
            throw new IllegalStateException(result.errors());
        }
    }
}
