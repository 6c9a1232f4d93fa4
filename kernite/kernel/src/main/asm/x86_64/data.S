# Memory that the processor itself reads or that must lie at a page boundary: the per-CPU block, descriptor tables and
# stacks. Each stack has an unmapped guard page below it; the guard_* symbols tell the page tables which.
.include "offsets.inc"

.section .data, "aw", @progbits
    .balign 64
.globl kernite_cpu
kernite_cpu:
    .quad kernite_cpu                           # Cpu.self
    .skip Cpu.SIZE - 8

    .balign 16
.globl kernite_gdt
kernite_gdt:
    .quad 0
    .quad 0x00af9b000000ffff                    # 0x08 kernel code
    .quad 0x00cf93000000ffff                    # 0x10 kernel data
    .quad 0                                     # 0x18 base of the SYSRET selectors
    .quad 0x00cff3000000ffff                    # 0x20 user data
    .quad 0x00affb000000ffff                    # 0x28 user code
    .quad 0, 0                                  # 0x30 task state, filled by org.saltyos.kernite.arch.x86_64.Descriptors
.globl kernite_gdt_end
kernite_gdt_end:

.section .bss, "aw", @nobits
    .balign 16
.globl kernite_task_state
kernite_task_state: .skip 104                   # Intel SDM volume 3, 8.7
    .balign 16
.globl kernite_idt
kernite_idt: .skip 64 * 16
    .balign 4096
.globl kernite_root
kernite_root: .skip 4096                        # top-level page table of the kernel

.section .bss.stacks, "aw", @nobits
    .balign 4096
.globl guard_kernel_stack
guard_kernel_stack: .skip 4096
    .skip 16384
.globl kernel_stack_top
kernel_stack_top:
.globl guard_fault_stack
guard_fault_stack: .skip 4096
    .skip 8192
.globl fault_stack_top                          # IST 1: double fault, machine check
fault_stack_top:
.globl guard_debug_stack
guard_debug_stack: .skip 4096
    .skip 4096
.globl debug_stack_top                          # IST 2: debug exception
debug_stack_top:
.globl guard_nmi_stack
guard_nmi_stack: .skip 4096
    .skip 4096
.globl nmi_stack_top                            # IST 3: non-maskable interrupt
nmi_stack_top:
