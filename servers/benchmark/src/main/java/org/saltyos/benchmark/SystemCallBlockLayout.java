package org.saltyos.benchmark;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** The registers of a system call to be measured. */
@Struct(size = 128, mmio = true)
public interface SystemCallBlockLayout {
    /** The call's number. */
    @At(0)
    long number();

    /** Sets the call's number. */
    void number(long value);

    /** The capability. */
    @At(8)
    long capability();

    /** Sets the capability. */
    void capability(long value);

    /** The encoded message info. */
    @At(16)
    long information();

    /** Sets the message info. */
    void information(long value);

    /** The first message word. */
    @At(24)
    long word0();

    /** Sets the first message word. */
    void word0(long value);

    /** The second message word. */
    @At(32)
    long word1();

    /** Sets the second message word. */
    void word1(long value);

    /** The third message word. */
    @At(40)
    long word2();

    /** Sets the third message word. */
    void word2(long value);

    /** The fourth message word. */
    @At(48)
    long word3();

    /** Sets the fourth message word. */
    void word3(long value);

    /** The answer's status. */
    @At(56)
    long status();

    /** Time stamp before a system call of {@code benchmark_stamped}. */
    @At(64)
    long start();

    /** The answer's first word: the time stamp of who was called. */
    @At(72)
    long stamp();

    /** Time stamp after a system call of {@code benchmark_stamped}. */
    @At(80)
    long end();

    /** Time stamp of another thread before its fault. */
    @At(88)
    long left();

    /** Time stamp of another thread after its wait or fault. */
    @At(96)
    long arrived();

    /** Sets where the least of what another thread measures begins. */
    void arrived(long value);
}
