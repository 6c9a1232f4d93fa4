package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.At;
import org.saltyos.lang.Count;
import org.saltyos.lang.Struct;

/**
 * What belongs to one processor; the GS base points here while the kernel runs. Other processors read and write it with
 * the kernel lock held, except where a field says otherwise.
 */
@Struct(size = 512, align = 64)
public interface CpuLayout {
    /** Address of this struct. */
    @At(0)
    long self();

    /** Sets {@link #self()}. */
    void self(long value);

    /** Address of the Tcb that runs, or entered the kernel last; 0 when idle. */
    @At(8)
    long current();

    /** Sets {@link #current()}. */
    void current(long value);

    /** The user stack pointer between entry and its save. */
    @At(16)
    long userStack();

    /** Sets {@link #userStack()}. */
    void userStack(long value);

    /** Top of the kernel stack. */
    @At(24)
    long kernelStack();

    /** Sets {@link #kernelStack()}. */
    void kernelStack(long value);

    /** Address of the SchedContext that is charged; 0 when idle. */
    @At(32)
    long sched();

    /** Sets {@link #sched()}. */
    void sched(long value);

    /** Time from which it is charged. */
    @At(40)
    long since();

    /** Sets {@link #since()}. */
    void since(long value);

    /** Time the timer is armed for; Long.MAX_VALUE when it is not. */
    @At(48)
    long timerAt();

    /** Sets {@link #timerAt()}. */
    void timerAt(long value);

    /** Root of the heap of SchedContexts that are ready, earliest deadline first. */
    @At(56)
    long ready();

    /** Sets {@link #ready()}. */
    void ready(long value);

    /** Root of the heap of SchedContexts without budget, earliest replenishment first. */
    @At(64)
    long released();

    /** Sets {@link #released()}. */
    void released(long value);

    /**
     * 1 if the current SchedContext must be looked at again before user mode. Set by another processor together with an
     * interrupt.
     */
    @At(72)
    int reschedule();

    /** Sets {@link #reschedule()}. */
    void reschedule(int value);

    /** Sum of the admitted shares, in units of 2^-20. */
    @At(76)
    int utilisation();

    /** Sets {@link #utilisation()}. */
    void utilisation(int value);

    /** Ticks below which a budget counts as used up, as long as a thread needs to leave the kernel. */
    @At(88)
    long minimumBudget();

    /** Sets {@link #minimumBudget()}. */
    void minimumBudget(long value);

    /** The fs base that is loaded. */
    @At(96)
    long tlsBase();

    /** Sets {@link #tlsBase()}. */
    void tlsBase(long value);

    /** Address of the Tcb whose floating-point state is in the registers; 0 if they are nobody's. */
    @At(104)
    long floatingPointOwner();

    /** Sets {@link #floatingPointOwner()}. */
    void floatingPointOwner(long value);

    /** 1 if floating-point instructions do not trap; then their owner is the thread that runs. */
    @At(112)
    int floatingPointOpen();

    /** Sets {@link #floatingPointOpen()}. */
    void floatingPointOpen(int value);

    /** Physical address of the kernel's own page tables, for threads without an address space. */
    @At(80)
    long kernelRoot();

    /** Sets {@link #kernelRoot()}. */
    void kernelRoot(long value);

    /** Root of the heap of threads whose waits end by themselves, earliest time first. */
    @At(120)
    long timeouts();

    /** Sets {@link #timeouts()}. */
    void timeouts(long value);

    /** Its number: 0 for the one that the firmware started, then in the order of the firmware's table. */
    @At(128)
    int number();

    /** Sets {@link #number()}. */
    void number(int value);

    /** What interrupts to it are addressed to. */
    @At(132)
    int apicId();

    /** Sets {@link #apicId()}. */
    void apicId(int value);

    /** 1 once it has come as far as waiting for the kernel lock for the first time; written without the lock. */
    @At(136)
    int online();

    /** Sets {@link #online()}. */
    void online(int value);

    /**
     * 1 if the holder of the kernel lock wants this processor to stand still, see {@link Remote#hold}; taken back by this
     * one without the lock.
     */
    @At(152)
    int parkRequest();

    /** Sets {@link #parkRequest()}. */
    void parkRequest(int value);

    /** 1 while it stands still; set by this processor without the lock, taken back when it has the lock. */
    @At(156)
    int parked();

    /** Sets {@link #parked()}. */
    void parked(int value);

    /** 1 while it waits for the kernel lock and looks at {@link #parkRequest()}. */
    @At(160)
    int waiting();

    /** Sets {@link #waiting()}. */
    void waiting(int value);

    /** In the block of processor 0 only: a bit for each processor that idles and was not asked to wake. */
    @At(164)
    int idleMask();

    /** Sets {@link #idleMask()}. */
    void idleMask(int value);

    /** In the block of processor 0 only: where the slots of the notifications bound to interrupts lie. */
    @At(168)
    long interruptSlots();

    /** Sets {@link #interruptSlots()}. */
    void interruptSlots(long value);

    /** Address of the registers of its interrupt controller. */
    @At(176)
    long localApic();

    /** Sets {@link #localApic()}. */
    void localApic(long value);

    /** Ticks of its timer for a tick of the time stamp counter, in units of 2 to the power of minus {@link Timer#RATIO_SHIFT}. */
    @At(184)
    long timerRatio();

    /** Sets {@link #timerRatio()}. */
    void timerRatio(long value);

    /** Longest alarm in ticks of the time stamp counter. */
    @At(192)
    long longestAlarm();

    /** Sets {@link #longestAlarm()}. */
    void longestAlarm(long value);

    /** In the block of processor 0 only: deletions that the kernel finishes by itself. */
    @At(200)
    int orphans();

    /** Sets {@link #orphans()}. */
    void orphans(int value);

    /** In the block of processor 0 only: 1 if traps take the fastpath, see {@link FastTraps}. */
    @At(204)
    int fastTraps();

    /** Sets {@link #fastTraps()}. */
    void fastTraps(int value);

    /** In the block of processor 0 only: 1 if it is the only one, and its timer and who waits or yields take the fastpath. */
    @At(208)
    int fastTicks();

    /** Sets {@link #fastTicks()}. */
    void fastTicks(int value);

    /** Address of the lowest guard page of its {@link Stacks}. */
    @At(144)
    long stacks();

    /** Sets {@link #stacks()}. */
    void stacks(long value);

    /** Its segment descriptors. */
    @At(256)
    @Count(8)
    long descriptor(int index);

    /** Sets a segment descriptor. */
    void descriptor(int index, long value);

    /** The first word of its task state (Intel SDM volume 3, 8.7), which goes on to byte 487. */
    @At(384)
    int taskState();
}
