package org.saltyos.maven.diag;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.bundle.BundleFacts;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.elf.ElfBuilder;
import org.saltyos.maven.elf.ElfReader;
import org.saltyos.maven.image.IsoWriter;
import org.saltyos.maven.image.ProgramFlattener;
import org.saltyos.maven.link.Assembler;
import org.saltyos.maven.link.AssemblyJob;
import org.saltyos.maven.link.ImageLinker;
import org.saltyos.maven.link.LinkJob;
import org.saltyos.maven.llvm.LlvmLibrary;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.pipeline.UnsafePolicy;
import org.saltyos.maven.pipeline.worker.LowerJob;
import org.saltyos.maven.pipeline.worker.ModuleCompiler;
import org.saltyos.maven.qemu.BootMedium;
import org.saltyos.maven.qemu.Machine;
import org.saltyos.maven.qemu.Qemu;
import org.saltyos.maven.qemu.QemuCommand;
import org.saltyos.maven.qemu.QemuLocator;
import org.saltyos.maven.qemu.QemuRun;
import org.saltyos.maven.system.ManifestPlace;
import org.saltyos.maven.system.SystemPlan;
import org.saltyos.maven.system.WholeSystem;
import org.saltyos.maven.tool.HostPlatform;
import org.saltyos.maven.tool.HostTools;
import org.saltyos.maven.tool.OutputFile;

/** Makes each failure that no Java example alone can show happen, in the class that raises it; and makes it not happen. */
final class Provocations {
    private static final String BOOTSTRAP = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
            + "Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;";

    private final Map<DiagnosticCode, Provocation> all = new EnumMap<>(DiagnosticCode.class);

    private interface Provocation {
        List<Diagnostic> run(Path folder, List<DiagnosticPage.Code> code, boolean failing) throws Exception;
    }

    private interface Action {
        void run() throws Exception;
    }

    Provocations() {
        all.put(DiagnosticCode.SALT0101, Provocations::classFile);
        all.put(DiagnosticCode.SALT0102, Provocations::newerClassFile);
        all.put(
                DiagnosticCode.SALT0103,
                (folder, blocks, failing) -> lower(folder, failing ? dynamicCall() : simpleClass(Opcodes.V17, 1)));
        all.put(DiagnosticCode.SALT0112, Provocations::twice);
        all.put(
                DiagnosticCode.SALT0113,
                (folder, blocks, failing) -> lower(folder, simpleClass(Opcodes.V17, failing ? 0 : 1)));
        all.put(DiagnosticCode.SALT0802, Provocations::unsafePolicy);
        all.put(DiagnosticCode.SALT0804, Provocations::unsafePolicy);
        all.put(DiagnosticCode.SALT0903, Provocations::stack);
        for (DiagnosticCode code : List.of(
                DiagnosticCode.SALT0704, DiagnosticCode.SALT1201, DiagnosticCode.SALT1202, DiagnosticCode.SALT1203)) {
            all.put(code, (folder, blocks, failing) -> machineCode(code, folder, blocks));
        }
        all.put(DiagnosticCode.SALT1303, Provocations::assembly);
        all.put(DiagnosticCode.SALT1304, Provocations::assembly);
        for (DiagnosticCode code : DiagnosticCode.values()) {
            if (code.name().startsWith("SALT20")) {
                all.put(code, (folder, blocks, failing) -> system(code, folder, blocks));
            }
        }
        all.put(DiagnosticCode.SALT2010, Provocations::protocols);
        all.put(
                DiagnosticCode.SALT3001,
                (folder, blocks, failing) -> caught(() -> ElfReader.read(
                        "echo-saltyos.zip!image.elf",
                        failing ? "not ELF".getBytes(StandardCharsets.US_ASCII) : elf())));
        all.put(DiagnosticCode.SALT3002, Provocations::bundle);
        all.put(DiagnosticCode.SALT3003, (folder, blocks, failing) -> caught(() -> payload(failing)));
        all.put(
                DiagnosticCode.SALT4001,
                (folder, blocks, failing) -> caught(() -> new QemuLocator()
                        .find(failing ? Path.of("/opt/qemu") : script(folder, "QEMU emulator version 7.2.9"))));
        all.put(
                DiagnosticCode.SALT4002,
                (folder, blocks, failing) -> caught(() -> new QemuLocator()
                        .find(script(folder, "QEMU emulator version " + (failing ? "5.2.0" : "7.2.9")))));
        all.put(
                DiagnosticCode.SALT4003,
                (folder, blocks, failing) -> caught(() -> start(failing ? folder : script(folder, ""), folder)));
        all.put(
                DiagnosticCode.SALT9001,
                (folder, blocks, failing) ->
                        caught(() -> new IsoWriter(failing ? "Salty OS" : "SALTYOS", Instant.EPOCH, List.of())));
        all.put(DiagnosticCode.SALT9002, Provocations::unwritable);
        all.put(
                DiagnosticCode.SALT9003,
                (folder, blocks, failing) ->
                        caught(() -> HostPlatform.require(failing ? "SunOS" : "Linux", failing ? "sparcv9" : "amd64")));
    }

    boolean covers(DiagnosticCode code) {
        return all.containsKey(code);
    }

    List<Diagnostic> run(DiagnosticCode code, Path folder, List<DiagnosticPage.Code> blocks, boolean failing)
            throws Exception {
        return Objects.requireNonNull(all.get(code)).run(folder, blocks, failing);
    }

    private static List<Diagnostic> caught(Action action) throws Exception {
        try {
            action.run();
            return List.of();
        } catch (UserError e) {
            return e.diagnostics();
        }
    }

    private static List<Diagnostic> classFile(Path folder, List<DiagnosticPage.Code> code, boolean failing)
            throws IOException {
        byte[] bytes = simpleClass(Opcodes.V17, 1);
        return lower(folder, failing ? java.util.Arrays.copyOf(bytes, 40) : bytes);
    }

    private static List<Diagnostic> newerClassFile(Path folder, List<DiagnosticPage.Code> code, boolean failing)
            throws IOException {
        return lower(folder, simpleClass(failing ? Opcodes.V21 : Opcodes.V17, 1));
    }

    private static List<Diagnostic> twice(Path folder, List<DiagnosticPage.Code> code, boolean failing)
            throws IOException {
        Path main = Files.createDirectories(folder.resolve("classes"));
        Path other = Files.createDirectories(folder.resolve("list-all"));
        Files.write(main.resolve("Main.class"), simpleClass(Opcodes.V17, 1));
        Files.write(other.resolve("Main.class"), simpleClass(Opcodes.V17, failing ? 2 : 1));
        return Lowering.lower(new LoweringRequest(
                        "example", List.of(main, other), List.of(), "server", List.of("Main.main()V")))
                .diagnostics();
    }

    private static byte[] dynamicCall() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Main", null, "java/lang/Object", null);
        writer.visitSource("Main.java", null);
        var method = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", "()V", null, null);
        method.visitCode();
        Label start = new Label();
        method.visitLabel(start);
        method.visitLineNumber(3, start);
        method.visitInvokeDynamicInsn(
                "run", "()V", new Handle(Opcodes.H_INVOKESTATIC, "org/example/Weaver", "link", BOOTSTRAP, false));
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static byte[] simpleClass(int version, int line) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(version, Opcodes.ACC_PUBLIC, "Main", null, "java/lang/Object", null);
        var method = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", "()V", null, null);
        method.visitCode();
        if (line > 0) {
            Label start = new Label();
            method.visitLabel(start);
            method.visitLineNumber(line, start);
        }
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static List<Diagnostic> lower(Path folder, byte[] classFile) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.write(classes.resolve("Main.class"), classFile);
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(CaseCompiler.libraries());
        return Lowering.lower(new LoweringRequest("example", path, List.of(), "server", List.of("Main.main()V")))
                .diagnostics();
    }

    /** Promises about machine code are checked when there is some: as a host program, which has vector registers. */
    private static List<Diagnostic> machineCode(DiagnosticCode code, Path folder, List<DiagnosticPage.Code> blocks)
            throws IOException {
        Lowered checked = new PageExamples(folder).lower(code, blocks);
        if (!checked.diagnostics().isEmpty()) {
            return checked.diagnostics();
        }
        LlvmLibrary.load(HostTools.tools().libraries());
        List<Path> path = new ArrayList<>(List.of(folder.resolve("classes")));
        path.addAll(CaseCompiler.libraries());
        LoweringRequest request =
                new LoweringRequest("example", path, List.of(folder.resolve("src")), "host", List.of());
        return ModuleCompiler.compile(new LowerJob(request, folder.resolve("out"), true))
                .diagnostics();
    }

    /** The second block is the part of the POM with the limits. */
    private static List<Diagnostic> unsafePolicy(Path folder, List<DiagnosticPage.Code> code, boolean failing)
            throws Exception {
        Lowered lowered = new PageExamples(folder).lower(DiagnosticCode.SALT0802, code.subList(0, 1));
        String pom = code.get(1).text();
        boolean packages = pom.contains("<unsafePackage>");
        List<String> allowed =
                packages ? List.of(pom.replaceAll("(?s).*<unsafePackage>(.*)</unsafePackage>.*", "$1")) : List.of();
        int most = packages ? -1 : Integer.parseInt(pom.replaceAll("(?s).*<maxUnsafe>(.*)</maxUnsafe>.*", "$1"));
        return lowered.diagnostics().isEmpty()
                ? caught(() -> new UnsafePolicy(allowed, most).require(lowered.unsafeUses()))
                : lowered.diagnostics();
    }

    private static List<Diagnostic> stack(Path folder, List<DiagnosticPage.Code> code, boolean failing)
            throws Exception {
        Lowered checked = new PageExamples(folder).lower(DiagnosticCode.SALT0903, code);
        if (!checked.diagnostics().isEmpty()) {
            return checked.diagnostics();
        }
        LlvmLibrary.load(HostTools.tools().libraries());
        List<Path> path = new ArrayList<>(List.of(folder.resolve("classes")));
        path.addAll(CaseCompiler.libraries());
        Path output = Files.createDirectories(folder.resolve("out"));
        ModuleCompiler.compile(new LowerJob(
                new LoweringRequest("example", path, List.of(folder.resolve("src")), "server", List.of()),
                output,
                true));
        Path start =
                Files.writeString(folder.resolve("start.S"), ".globl _start\n_start:\n    call server_main\n    ud2\n");
        long stack = ((Number) Objects.requireNonNull(checked.manifest().get("stack"))).longValue();
        SourceLocation place = ManifestPlace.here(checked.manifest());
        return caught(() -> new ImageLinker(HostTools.tools())
                .link(new LinkJob("example", output, List.of(start), Optional.empty(), output, 0, stack, place)));
    }

    private static List<Diagnostic> assembly(Path folder, List<DiagnosticPage.Code> code, boolean failing)
            throws Exception {
        Path source = Files.writeString(folder.resolve("start.S"), code.get(0).text());
        Path output = Files.createDirectories(folder.resolve("out"));
        Files.writeString(output.resolve("offsets.inc"), "");
        org.saltyos.maven.link.FrameFile.write(output.resolve("frames.json"), new java.util.TreeMap<>());
        Path main = Files.writeString(folder.resolve("main.S"), ".globl server_main\nserver_main: ret\n");
        new Assembler(HostTools.tools())
                .assemble(new AssemblyJob(main, output.resolve("module.o"), List.of(), AssemblyJob.X86_64));
        return caught(() -> new ImageLinker(HostTools.tools())
                .link(new LinkJob("example", output, List.of(source), Optional.empty(), output, 0)));
    }

    /** Each block of Java is a server of its own; init is there. */
    private static List<Diagnostic> system(DiagnosticCode code, Path folder, List<DiagnosticPage.Code> blocks)
            throws Exception {
        List<Bundle> bundles = new ArrayList<>(List.of(server(Map.of("name", "init"), "init.zip")));
        for (int i = 0; i < blocks.size(); i++) {
            Lowered lowered = new PageExamples(folder.resolve("server" + i)).lower(code, List.of(blocks.get(i)));
            if (!lowered.diagnostics().isEmpty()) {
                return lowered.diagnostics();
            }
            byte[] facts = code != DiagnosticCode.SALT2011
                    ? new byte[0] // examples of other rules do nothing
                    : BundleFacts.join(
                            "{}".getBytes(StandardCharsets.UTF_8),
                            List.of(),
                            lowered.uses().toJson());
            bundles.add(server(PageExamples.manifest(lowered), "server" + i + ".zip", facts));
        }
        boolean warning = code == DiagnosticCode.SALT2008 || code == DiagnosticCode.SALT2011;
        return warning ? warnings(bundles) : caught(() -> SystemPlan.of(bundles));
    }

    private static List<Diagnostic> warnings(List<Bundle> servers) {
        return WholeSystem.check(servers, List.of(), SystemPlan.DEFAULT_MEMORY, Map.of())
                .warnings();
    }

    /** The first block is the protocol as a client was built with, the second as its server was. */
    private static List<Diagnostic> protocols(Path folder, List<DiagnosticPage.Code> blocks, boolean failing)
            throws Exception {
        String[] versions = blocks.stream()
                .map(block -> block.text().replaceAll("(?s).*version = (\\d+).*", "$1"))
                .toArray(String[]::new);
        String client = "{\"uses\": {\"services\": [\"echo\"], \"calls\": {\"Echo\": " + versions[0] + "}}}";
        String answers = "{\"uses\": {\"answers\": {\"Echo\": " + versions[1] + "}}}";
        List<Bundle> bundles = List.of(
                server(Map.of("name", "init"), "init.zip"),
                server(
                        Map.of("name", "client", "needs", List.of("echo")),
                        "client.zip",
                        client.getBytes(StandardCharsets.UTF_8)),
                server(
                        Map.of("name", "echo", "provides", List.of("echo")),
                        "echo.zip",
                        answers.getBytes(StandardCharsets.UTF_8)));
        return caught(() -> SystemPlan.of(bundles));
    }

    private static Bundle server(Map<String, Object> manifest, String origin) {
        return server(manifest, origin, new byte[0]);
    }

    private static Bundle server(Map<String, Object> manifest, String origin, byte[] facts) {
        return new Bundle(origin, elf(), Optional.of(new HashMap<>(manifest)), new byte[0], facts);
    }

    private static byte[] elf() {
        return new ElfBuilder()
                .entry(0x400000)
                .load(0x400000, 5, new byte[16], 4096)
                .build();
    }

    private static List<Diagnostic> bundle(Path folder, List<DiagnosticPage.Code> code, boolean failing)
            throws Exception {
        Path zip = folder.resolve("echo-saltyos.zip");
        if (failing) {
            Files.writeString(zip, "not a zip file");
        } else {
            server(Map.of("name", "echo"), zip.toString()).write(zip);
        }
        return caught(() -> Bundle.read(zip));
    }

    private static void payload(boolean failing) {
        long memory = failing ? 200L << 20 : 4096;
        byte[] elf = new ElfBuilder()
                .entry(0x400000)
                .load(0x400000, 5, new byte[16], 4096)
                .load(0x10000000, 6, new byte[16], memory)
                .load(0x20000000, 6, new byte[16], memory)
                .build();
        ProgramFlattener.flatten(ElfReader.read("echo-saltyos.zip!image.elf", elf), 0, true);
    }

    private static Path script(Path folder, String output) throws IOException {
        Path script = Files.writeString(folder.resolve("qemu"), "#!/bin/sh\necho '" + output + "'\n");
        Files.setPosixFilePermissions(script, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    private static void start(Path program, Path folder) throws InterruptedException {
        QemuRun.interactive(
                new QemuCommand(
                        new Qemu(program, new Qemu.Version(7, 2)),
                        new BootMedium.Iso(folder.resolve("echo.iso")),
                        Machine.DEFAULT),
                null);
    }

    private static List<Diagnostic> unwritable(Path folder, List<DiagnosticPage.Code> code, boolean failing)
            throws Exception {
        Path file = Files.writeString(folder.resolve("target"), "a file where a folder must be");
        return caught(() -> OutputFile.write(failing ? file.resolve("echo.iso") : folder.resolve("echo.iso"), elf()));
    }
}
