package org.saltyos.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Boots an image in QEMU for each test of a class, or for one test method; a method's annotation replaces that of its
 * class. Each test method (annotated as a JUnit test as usual) gets a freshly booted {@link Guest} as a parameter, which is
 * ended after the test. A failing test's message shows the guest's last serial lines, its registers, and the command that
 * repeats the run.
 *
 * <p>System properties: {@code saltyos.images} is the directory with the images that the build made (default
 * {@code target}), {@code saltyos.qemu} names QEMU (default: searched), {@code saltyos.qemu.install} installs it when it
 * is missing, on Debian or Ubuntu as root.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(QemuExtension.class)
public @interface QemuTest {
    /** Name of the image as the build's {@code image} goal calls it; empty for the only one there is. */
    String image() default "";

    /** How the guest is started. */
    Boot boot() default Boot.PVH;

    /** Seconds that each wait of the {@link Guest} lasts at most, where the test says nothing else. */
    int timeoutSeconds() default 60;

    /** Memory of the machine in MiB, 2 to 65536. */
    int memoryMib() default 128;

    /**
     * Processors of the machine, 1 to 16; 0 is what the system property {@code saltyos.cpus} says, or 1. More than one run at
     * the same time, in threads of the host, unless {@code -icount} is among the arguments: then they take turns.
     */
    int processors() default 0;

    /** QEMU's processor model and flags, for example {@code max,-smap}. */
    String cpu() default "max";

    /** The kernel's command line; only with {@link Boot#PVH}, an ISO has its own. */
    String commandLine() default "";

    /** Further arguments for QEMU, for example {@code {"-icount", "shift=0,sleep=off"}}. */
    String[] arguments() default {};
}
