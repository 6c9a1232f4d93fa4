# The first instructions of every program: init's kernel and init itself enter here.
#
# On entry: rdi = address of the startup page (init: of the boot information),
#           rsp = end of the stack minus 8, so that the call below aligns as the System V ABI wants,
#           all other registers zero. There is no caller to return to.
.include "offsets.inc"

    .section .text._start, "ax", @progbits
    .globl _start
    .type _start, @function
_start:
    xorl    %ebp, %ebp              # the chain of frames ends here
    andq    $-16, %rsp
    call    server_main             # @Export("server_main") in the program's main class
    ud1     9(%eax), %eax           # PanicKind.UNREACHABLE: a main method finishes through Startup.finish
    .size _start, . - _start
