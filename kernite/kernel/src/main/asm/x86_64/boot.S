# The one entry of the kernel, for every loader: 32-bit protected mode, flat segments, paging off, interrupts off,
# EBX = physical address of hvm_start_info (Xen, "x86/HVM direct boot ABI", PVH).
#
# Builds provisional page tables (4 GiB at 0 and in the direct map, the kernel at its own address), enters long mode,
# jumps to the kernel's address and calls kernite_main(start info, time stamp at entry). All of this file and the
# provisional tables are free memory once kernite_main has returned.
.include "offsets.inc"

.set KERNEL_OFFSET, 0xffffffff7fe00000          # linked address minus physical address, as kernel.ld says

.set PRESENT, 0x001
.set WRITABLE, 0x002
.set LARGE, 0x080
.set LARGE_PAGE, 0x200000

.set CR0_BASE, 0x80010037                       # PG WP NE ET EM MP PE: x87 and SSE trap, FloatingPoint.java goes on
.set CR4_BASE, 0x000000a0                       # PGE PAE
.set EFER, 0xc0000080
.set EFER_SCE_LME_NXE, 0x00000901
.set MSR_GS_BASE, 0xc0000101

.section .note.Xen, "a", @note
    .balign 4
    .long 4                                     # length of the name
    .long 8                                     # length of the descriptor
    .long 18                                    # XEN_ELFNOTE_PHYS32_ENTRY
    .asciz "Xen"
    .quad kernel_entry - KERNEL_OFFSET

.globl kernel_entry_physical
.set kernel_entry_physical, kernel_entry - KERNEL_OFFSET

.section .boot.text, "ax", @progbits
.code32
.globl kernel_entry
kernel_entry:
    cli
    cld
    rdtsc
    movl %eax, %esi                             # time stamp at entry, esi and edi until long mode
    movl %edx, %ebp

    movl $(early_tables - KERNEL_OFFSET), %edi
    xorl %eax, %eax
    movl $(EARLY_TABLES_SIZE / 4), %ecx
    rep stosl

    # Top level: the same 4 GiB at 0 and at the start of the direct map, the kernel in the last entry.
    movl $(early_low - KERNEL_OFFSET + PRESENT + WRITABLE), %eax
    movl %eax, (early_root - KERNEL_OFFSET)
    movl %eax, (early_root - KERNEL_OFFSET + 256 * 8)
    movl $(early_high - KERNEL_OFFSET + PRESENT + WRITABLE), (early_root - KERNEL_OFFSET + 511 * 8)
    movl $(early_kernel - KERNEL_OFFSET + PRESENT + WRITABLE), (early_high - KERNEL_OFFSET + 510 * 8)

    # Third level: four directories of 1 GiB.
    movl $(early_directories - KERNEL_OFFSET + PRESENT + WRITABLE), %eax
    movl $(early_low - KERNEL_OFFSET), %edi
    movl $4, %ecx
1:  movl %eax, (%edi)
    addl $4096, %eax
    addl $8, %edi
    loop 1b

    # Second level: 2048 large pages from 0 on.
    movl $(PRESENT + WRITABLE + LARGE), %eax
    movl $(early_directories - KERNEL_OFFSET), %edi
    movl $2048, %ecx
2:  movl %eax, (%edi)
    addl $LARGE_PAGE, %eax
    addl $8, %edi
    loop 2b

    # The kernel: 64 MiB from its load address on.
    movl $(LARGE_PAGE + PRESENT + WRITABLE + LARGE), %eax
    movl $(early_kernel - KERNEL_OFFSET), %edi
    movl $32, %ecx
3:  movl %eax, (%edi)
    addl $LARGE_PAGE, %eax
    addl $8, %edi
    loop 3b

    movl $CR4_BASE, %eax
    movl %eax, %cr4
    movl $(early_root - KERNEL_OFFSET), %eax
    movl %eax, %cr3
    movl $EFER, %ecx
    rdmsr
    orl $EFER_SCE_LME_NXE, %eax
    wrmsr
    movl $CR0_BASE, %eax
    movl %eax, %cr0

    lgdtl (early_gdt_register - KERNEL_OFFSET)
    ljmpl $8, $(long_mode - KERNEL_OFFSET)

.code64
long_mode:
    movabsq $start_high, %rax
    jmpq *%rax

    .balign 8
early_gdt:
    .quad 0
    .quad 0x00af9b000000ffff                    # 64-bit code
early_gdt_register:
    .word . - early_gdt - 1
    .long early_gdt - KERNEL_OFFSET

# At the kernel's linked address from here on: the rest of this file is not mapped there by the kernel's own tables.
.text
start_high:
    xorl %eax, %eax
    .irp s, ds, es, fs, gs, ss
    movl %eax, %\s
    .endr
    movl $MSR_GS_BASE, %ecx
    movq $kernite_cpu, %rax
    movq %rax, %rdx
    shrq $32, %rdx
    wrmsr
    movq $kernel_stack_top - 16, %rsp           # Stacks.java leaves two words above each stack
    movl %ebx, %edi                             # hvm_start_info
    movl %esi, %esi                             # upper halves are undefined after the change of mode
    movl %ebp, %ebp
    shlq $32, %rbp
    orq %rbp, %rsi                              # time stamp at entry
    xorl %ebp, %ebp                             # end of the chain of frames
    pushq $kernite_resume                       # where kernite_main returns to: this code is no longer mapped then
    jmp kernite_main

.section .boot.tables, "aw", @nobits
    .balign 4096
early_tables:
early_root:         .skip 4096
early_low:          .skip 4096
early_high:         .skip 4096
early_kernel:       .skip 4096
early_directories:  .skip 4 * 4096
.set EARLY_TABLES_SIZE, 8 * 4096
