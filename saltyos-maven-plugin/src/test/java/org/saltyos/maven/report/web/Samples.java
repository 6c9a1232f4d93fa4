package org.saltyos.maven.report.web;

import java.util.List;
import java.util.Optional;
import org.saltyos.maven.bundle.BundleFacts;
import org.saltyos.maven.report.web.ImageModel.Area;
import org.saltyos.maven.report.web.ImageModel.Call;
import org.saltyos.maven.report.web.ImageModel.Kind;
import org.saltyos.maven.report.web.ImageModel.Module;
import org.saltyos.maven.report.web.ImageModel.Rights;
import org.saltyos.maven.report.web.ImageModel.Timing;

/** Images for the tests of the report. */
final class Samples {
    private static final long MIB = 1 << 20;

    private Samples() {}

    /** A kernel, init, a console with a device, and a server with this name that calls it and has this unsafe reason. */
    static ImageModel image(String name, String reason) {
        Rights device = new Rights(List.of("console"), List.of(), List.of(), List.of("0x3f8-0x3ff"), List.of(4), 0, 0);
        Rights calls = new Rights(
                List.of(),
                List.of(new Call("console", "console", true)),
                List.of("exchange"),
                List.of(),
                List.of(),
                MIB,
                65_536);
        return new ImageModel(
                name,
                5 * MIB,
                "0123abcd",
                List.of(new ImageModel.Part("kernel", 4096)),
                List.of(
                        new Module(Kind.KERNEL, "kernel", Rights.NONE, Optional.empty(), 0, false, facts(reason)),
                        new Module(
                                Kind.INIT,
                                "init",
                                Rights.NONE,
                                timing(1_000, 20_000, ""),
                                32_768,
                                false,
                                facts(reason)),
                        new Module(
                                Kind.SERVER, "console", device, timing(4_000, 20_000, ""), 16_384, true, facts(reason)),
                        new Module(
                                Kind.SERVER,
                                name,
                                calls,
                                timing(0, 0, "console (4000 us)"),
                                1_024,
                                false,
                                facts(reason)),
                        new Module(Kind.PROGRAM, "sh", Rights.NONE, Optional.empty(), 65_536, false, facts(reason))),
                List.of(new Area("kernel", "kernel", 0, 8 * MIB), new Area("", "free", 8 * MIB, MIB)),
                128 * MIB,
                List.of("server " + name + ": a warning"),
                Optional.empty());
    }

    private static Optional<Timing> timing(long budget, long period, String waitsFor) {
        return Optional.of(new Timing(budget, period, period, waitsFor));
    }

    private static BundleFacts facts(String reason) {
        return new BundleFacts(
                3_000,
                500,
                100,
                8_192,
                List.of(
                        new BundleFacts.Symbol("salty_heap_memory", ".bss", 8_192),
                        new BundleFacts.Symbol("org.x.Main.run(Ljava/lang/String;)V", ".text", 2_000),
                        new BundleFacts.Symbol("server_main", ".text", 600),
                        new BundleFacts.Symbol("image.7.byteArray", ".data", 60),
                        new BundleFacts.Symbol("image.8.byteArray", ".data", 40)),
                List.of(new BundleFacts.Stack("server_main", 900, true, List.of("server_main", "org.x.Main.run()V"))),
                List.of(new BundleFacts.Unsafe("Main.java", 12, "Main.run", "Mem.putByte", reason)),
                Optional.empty());
    }
}
