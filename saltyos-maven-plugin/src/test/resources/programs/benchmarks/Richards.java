package benchmarks;

/** An operating system's scheduler with idle task, worker, two handlers and two devices, after Martin Richards. */
final class Richards implements Benchmark {
    private static final int IDLE = 0;
    private static final int WORKER = 1;
    private static final int HANDLER_A = 2;
    private static final int HANDLER_B = 3;
    private static final int DEVICE_A = 4;
    private static final int DEVICE_B = 5;
    private static final int DEVICE_PACKET = 0;
    private static final int WORK_PACKET = 1;
    private static final int BUFFER = 4;

    private final Task[] table = new Task[6];
    private Task list;
    private Task current;
    private int queued;
    private int held;

    private static final class Packet {
        Packet link;
        int identity;
        final int kind;
        int datum;
        final int[] data = new int[BUFFER];

        Packet(Packet link, int identity, int kind) {
            this.link = link;
            this.identity = identity;
            this.kind = kind;
        }

        Packet appendTo(Packet queue) {
            link = null;
            if (queue == null) {
                return this;
            }
            Packet last = queue;
            while (last.link != null) {
                last = last.link;
            }
            last.link = this;
            return queue;
        }
    }

    private abstract static class Task {
        final Task link;
        final int identity;
        final int priority;
        Packet input;
        boolean packetPending;
        boolean waiting;
        boolean holding;

        Task(Task link, int identity, int priority, Packet input, boolean waiting) {
            this.link = link;
            this.identity = identity;
            this.priority = priority;
            this.input = input;
            this.packetPending = input != null;
            this.waiting = waiting;
        }

        abstract Task process(Richards system, Packet packet);

        boolean isHeldOrWaiting() {
            return holding || !packetPending && waiting;
        }

        Task addInput(Packet packet, Task old) {
            if (input == null) {
                input = packet;
                packetPending = true;
                if (priority > old.priority) {
                    return this;
                }
            } else {
                packet.appendTo(input);
            }
            return old;
        }

        Task run(Richards system) {
            Packet message = null;
            if (packetPending && waiting) {
                message = input;
                input = message.link;
                packetPending = input != null;
                waiting = false;
            }
            return process(system, message);
        }
    }

    private static final class Idle extends Task {
        private int control = 1;
        private int count = 10_000;

        Idle(Task link) {
            super(link, IDLE, 0, null, false);
        }

        @Override
        Task process(Richards system, Packet packet) {
            count--;
            if (count == 0) {
                return system.hold();
            }
            if ((control & 1) == 0) {
                control /= 2;
                return system.release(DEVICE_A);
            }
            control = control / 2 ^ 53256;
            return system.release(DEVICE_B);
        }
    }

    private static final class Worker extends Task {
        private int destination = HANDLER_A;
        private int count;

        Worker(Task link, Packet input) {
            super(link, WORKER, 1000, input, true);
        }

        @Override
        Task process(Richards system, Packet packet) {
            if (packet == null) {
                return system.await();
            }
            destination = destination == HANDLER_A ? HANDLER_B : HANDLER_A;
            packet.identity = destination;
            packet.datum = 0;
            for (int i = 0; i < BUFFER; i++) {
                count = count == 26 ? 1 : count + 1;
                packet.data[i] = 'A' + count - 1;
            }
            return system.queue(packet);
        }
    }

    private static final class Handler extends Task {
        private Packet work;
        private Packet device;

        Handler(Task link, int identity, int priority, Packet input) {
            super(link, identity, priority, input, true);
        }

        @Override
        Task process(Richards system, Packet packet) {
            if (packet != null) {
                if (packet.kind == WORK_PACKET) {
                    work = packet.appendTo(work);
                } else {
                    device = packet.appendTo(device);
                }
            }
            if (work != null) {
                Packet next = work;
                int at = next.datum;
                if (at >= BUFFER) {
                    work = next.link;
                    return system.queue(next);
                }
                if (device != null) {
                    Packet out = device;
                    device = out.link;
                    out.datum = next.data[at];
                    next.datum = at + 1;
                    return system.queue(out);
                }
            }
            return system.await();
        }
    }

    private static final class Device extends Task {
        private Packet pending;

        Device(Task link, int identity, int priority) {
            super(link, identity, priority, null, true);
        }

        @Override
        Task process(Richards system, Packet packet) {
            if (packet == null) {
                if (pending == null) {
                    return system.await();
                }
                Packet out = pending;
                pending = null;
                return system.queue(out);
            }
            pending = packet;
            return system.hold();
        }
    }

    @Override
    public String name() {
        return "Richards";
    }

    @Override
    public long run() {
        list = null;
        queued = 0;
        held = 0;
        add(new Idle(list));
        Packet work = new Packet(null, WORKER, WORK_PACKET);
        add(new Worker(list, new Packet(work, WORKER, WORK_PACKET)));
        add(new Handler(list, HANDLER_A, 2000, packets(DEVICE_A)));
        add(new Handler(list, HANDLER_B, 3000, packets(DEVICE_B)));
        add(new Device(list, DEVICE_A, 4000));
        add(new Device(list, DEVICE_B, 5000));
        current = list;
        while (current != null) {
            current = current.isHeldOrWaiting() ? current.link : current.run(this);
        }
        return queued * 100_000L + held;
    }

    private static Packet packets(int device) {
        Packet result = null;
        for (int i = 0; i < 3; i++) {
            result = new Packet(result, device, DEVICE_PACKET);
        }
        return result;
    }

    private void add(Task task) {
        list = task;
        table[task.identity] = task;
    }

    private Task hold() {
        held++;
        current.holding = true;
        return current.link;
    }

    private Task await() {
        current.waiting = true;
        return current;
    }

    private Task release(int identity) {
        Task task = table[identity];
        task.holding = false;
        return task.priority > current.priority ? task : current;
    }

    private Task queue(Packet packet) {
        Task task = table[packet.identity];
        queued++;
        packet.link = null;
        packet.identity = current.identity;
        return task.addInput(packet, current);
    }
}
