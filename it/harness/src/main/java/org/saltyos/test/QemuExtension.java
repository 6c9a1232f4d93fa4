package org.saltyos.test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.saltyos.maven.qemu.BootMedium;
import org.saltyos.maven.qemu.Machine;
import org.saltyos.maven.qemu.Qemu;
import org.saltyos.maven.qemu.QemuCommand;
import org.saltyos.maven.qemu.QemuInstall;
import org.saltyos.maven.qemu.QemuLocator;
import org.saltyos.maven.report.web.ReportFiles;

/** Boots the guest of a {@link QemuTest}, ends it after the test, and adds its report to a failure and its boot to the image's report. */
final class QemuExtension implements ParameterResolver, TestExecutionExceptionHandler, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(QemuExtension.class);

    QemuExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Guest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        QemuTest test = annotation(context);
        BootMedium medium = Images.ofModule().medium(test.image(), test.boot(), test.commandLine());
        Machine machine = new Machine(
                test.memoryMib(),
                test.cpu(),
                test.processors() == 0 ? Integer.getInteger("saltyos.cpus", 1) : test.processors(),
                List.of(test.arguments()));
        Guest guest =
                Guest.boot(new QemuCommand(qemu(context), medium, machine), Duration.ofSeconds(test.timeoutSeconds()));
        context.getStore(NAMESPACE).put(Guest.class, guest);
        return guest;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Guest guest = guest(context);
        if (guest == null || failure instanceof TestAbortedException) {
            throw failure;
        }
        throw new AssertionFailedError(guest.report(String.valueOf(failure.getMessage())), failure);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Guest guest = guest(context);
        if (guest != null) {
            guest.close();
            Images images = Images.ofModule();
            ReportFiles.addBoot(images.files(), images.name(annotation(context).image()), guest.text());
        }
    }

    private static @Nullable Guest guest(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Guest.class, Guest.class);
    }

    private static QemuTest annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestMethod(), QemuTest.class)
                .or(() -> classAnnotation(context.getTestClass()))
                .orElseThrow(() -> new ParameterResolutionException("a Guest needs @QemuTest on its test or class"));
    }

    /** The annotation of a test class, or of the class around a nested one. */
    private static Optional<QemuTest> classAnnotation(Optional<Class<?>> testClass) {
        return testClass.flatMap(type -> AnnotationSupport.findAnnotation(type, QemuTest.class)
                .or(() -> classAnnotation(Optional.ofNullable(type.getEnclosingClass()))));
    }

    /** QEMU is searched once for all tests of a run. */
    private static Qemu qemu(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Qemu.class, key -> find(), Qemu.class);
    }

    private static Qemu find() {
        String named = System.getProperty("saltyos.qemu", "");
        Path program = named.isEmpty() ? null : Path.of(named);
        String install = System.getProperty("saltyos.qemu.install");
        return install == null || install.equals("false")
                ? new QemuLocator().find(program)
                : new QemuInstall().findOrInstall(new QemuLocator(), program, line -> System.out.println(line));
    }
}
