# Memory that the processor itself reads or that must lie at a page boundary: the per-CPU block and stacks of processor 0,
# and the descriptors of interrupts. Each stack has an unmapped guard page below it.
.include "offsets.inc"

.section .data, "aw", @progbits
    .balign 64
.globl kernite_cpu
kernite_cpu:
    .quad kernite_cpu                           # Cpu.self
    .skip Cpu.SIZE - 8

# The two words of the kernel lock, lock.inc: the next ticket to be had, and the one that holds the lock. The start of the
# machine holds ticket 0.
    .balign 64
.globl kernite_lock_next
kernite_lock_next:      .long 1
    .balign 64
.globl kernite_lock_serving
kernite_lock_serving:   .long 0
.globl kernite_stopped
kernite_stopped:        .long 0                 # not 0 after a panic: whoever is interrupted stops
    .balign 64

.section .bss, "aw", @nobits
    .balign 16
.globl kernite_idt
kernite_idt: .skip 80 * 16
    .balign 4096
.globl kernite_root
kernite_root: .skip 4096                        # top-level page table of the kernel

# The stacks of processor 0, as org.saltyos.kernite.arch.x86_64.Stacks counts them.
.section .bss.stacks, "aw", @nobits
    .balign 4096
.globl kernite_stacks
kernite_stacks:
    .skip 4096
    .skip 16384
.globl kernel_stack_top
kernel_stack_top:
    .skip 4096
    .skip 8192                                  # IST 1: double fault, machine check
    .skip 4096
    .skip 4096                                  # IST 2: debug exception
    .skip 4096
    .skip 4096                                  # IST 3: non-maskable interrupt
