# SYSCALL in (Intel SDM volume 2, SYSCALL): rcx = user rip, r11 = user rflags, interrupts off by the flag mask.
#
# At every label of this file and of fastpath.S that is not past a point of no return the kernel lock is held, and:
#   rsp  the current Tcb (interrupts are off, exceptions that may come anyway switch stacks)
#   rax rdi rsi rdx r10 r8 r9 rbx rbp r12-r15   as the user left them
#   rcx r11                                     free; saved in the Tcb with the user's rsp
#   gs   the user's: only compiled code, and waiting, find the per-CPU block by it, and swap it before
.include "offsets.inc"
.include "lock.inc"
.include "registers.inc"

.set SYSCALL_LENGTH, 2

# The registers of the current thread that SYSCALL's entry has not saved.
.macro SAVE_ALL
    SAVE %rsp, rax, rbx
    SAVE_MESSAGE %rsp
    SAVE_KEPT %rsp
.endm

# The current thread of the processor whose per-CPU block is at the constant `block`, or where gs leads: rsp = its Tcb.
# Changes rcx.
.macro ENTER block
    movq %rsp, \block + Cpu.userStack
    movq \block + Cpu.current, %rsp
    movq %rcx, Tcb.rip(%rsp)
    movq %r11, Tcb.rflags(%rsp)
    movq \block + Cpu.userStack, %rcx
    movq %rcx, Tcb.rsp(%rsp)
.endm

# Each processor has an entry of its own, which knows where its block is: LSTAR, which leads here, is each processor's own.
# They lie from the last to the first, at equal distances.
.text
    .balign 64
.globl kernite_syscall_entries
kernite_syscall_entries:
    .set processor, Processors.MAX
.rept Processors.MAX - 1
    .balign 16
    .set processor, processor - 1
    ENTER ProcessorMemory.FIRST_BLOCK+ProcessorMemory.STRIDE*processor
    jmp syscall_entered
.endr
    .balign 16
.globl kernite_syscall_entry
kernite_syscall_entry:
    ENTER kernite_cpu
syscall_entered:
    LOCK_KERNEL syscall_contended
syscall_locked:
    cmpq $SystemCall.REPLY_RECEIVE, %rax        # numbers 0, 1 and 2 are call, reply-receive and signal
    jb fastpath_call
    je fastpath_reply_receive
    cmpq $SystemCall.SEND, %rax                 # number 3
    jb fastpath_signal
    je fastpath_send
    cmpq $SystemCall.INVOKE, %rax               # numbers 4 to 10 are others that wait, signal, answer or yield
    jb fastpath_others
    je fastpath_invoke
    cmpq $SystemCall.COUNT, %rax
    jae no_such_call

# Everything else, and every way out of the fastpath: save the rest and let compiled Java do it.
.globl slowpath
slowpath:
    SAVE_ALL
.globl slowpath_saved
slowpath_saved:
    swapgs
    movq %rsp, %rdi
    movq %gs:Cpu.kernelStack, %rsp
    xorl %ebp, %ebp                             # end of the chain of frames
    callq kernite_syscall                       # (Tcb); rax = the Tcb to run, 0 if none
    testq %rax, %rax
    jnz kernite_restore_swapped
    jmp idle

# The shortest way through the kernel: an answer that needs nothing but the number.
no_such_call:
    movq Tcb.rip(%rsp), %rcx
    movq Tcb.rsp(%rsp), %rsp
    movl $ErrorCode.INVALID_SYSTEM_CALL, %eax
    xorl %edi, %edi                             # r11 still has the flags
    UNLOCK_KERNEL
    sysretq

# The entry of all processors when the command line says nofastpath: the same, without the fastpath.
    .balign 64
.globl kernite_syscall_entry_slow
kernite_syscall_entry_slow:
    swapgs
    ENTER %gs:0
    swapgs
    LOCK_KERNEL syscall_contended_slow
    jmp slowpath

syscall_contended:
    swapgs
    WAIT_FOR_LOCK ecx, syscall_park
    swapgs
    jmp syscall_locked
syscall_contended_slow:
    swapgs
    WAIT_FOR_LOCK ecx, syscall_park
    swapgs
    jmp slowpath

# The holder of the lock wants to look at this thread, or to change it. The system call has not begun yet: the thread is
# made one that stopped just before its SYSCALL, which it executes again when it goes on.
syscall_park:
    SAVE_ALL
    subq $SYSCALL_LENGTH, Tcb.rip(%rsp)
    movl %ecx, %ebx
    WAIT_PARKED
    jmp kernite_resume
