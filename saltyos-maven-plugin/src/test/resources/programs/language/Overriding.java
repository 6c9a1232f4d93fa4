package language;

import language.one.Upper;
import language.two.Middle;

/** Which method a call runs where names alone do not tell. */
public final class Overriding {
    private Overriding() {}

    interface StaticOne {
        static int number() {
            return 1;
        }
    }

    interface PrivateOne {
        private int number() {
            return 1;
        }

        default int own() {
            return number();
        }
    }

    interface DefaultOne {
        default int number() {
            return 2;
        }
    }

    static class BesideStatic implements StaticOne, DefaultOne {}

    static class BesidePrivate implements PrivateOne, DefaultOne {}

    static class Hidden {
        private int number() {
            return 7;
        }

        int ofHidden() {
            return number();
        }
    }

    static class BelowPrivate extends Hidden implements DefaultOne {}

    interface Copied {
        Object clone();
    }

    interface CopiedToo extends Copied {}

    record Cell(int value) implements CopiedToo {
        @Override
        public Object clone() {
            return new Cell(value + 1);
        }
    }

    /** A copy by {@code clone()} without super, which is a call of Object's method by the receiver's class. */
    static class Copyable implements Cloneable {
        int value = 3;
        int[] shared = {1};

        Copyable copy() throws CloneNotSupportedException {
            return (Copyable) clone();
        }
    }

    static class Better extends Copyable {
        @Override
        protected Object clone() throws CloneNotSupportedException {
            Better result = (Better) super.clone();
            result.value++;
            return result;
        }
    }

    static class NotCopyable {
        Object copy() throws CloneNotSupportedException {
            return clone();
        }

        Object copyBySuper() throws CloneNotSupportedException {
            return super.clone();
        }
    }

    public static void main(String[] arguments) throws CloneNotSupportedException {
        Upper[] all = {new Upper(), new Middle(), new Upper.Lower(), new Middle.Lowest(), new Middle.Open()};
        for (Upper each : all) {
            System.out.println(each.callUpper());
            if (each instanceof Middle middle) {
                System.out.println("middle " + middle.callMiddle());
            }
        }
        System.out.println(new Middle.Open().seen());
        DefaultOne[] defaults = {new BesideStatic(), new BesidePrivate(), new BelowPrivate()};
        for (DefaultOne each : defaults) {
            System.out.println(each.number());
        }
        System.out.println(new BesidePrivate().own() + " " + new BelowPrivate().ofHidden() + " " + StaticOne.number());
        Object nothing = (DefaultOne) (Object) (Integer) null;
        System.out.println(nothing + " " + ((Object) (Integer) null instanceof DefaultOne));
        CopiedToo cell = new Cell(4);
        System.out.println(cell.clone());
        Copyable first = new Copyable();
        first.value = 5;
        Copyable second = first.copy();
        System.out.println(second.value + " " + (second != first) + " " + (second.shared == first.shared));
        Copyable better = new Better().copy();
        System.out.println(better.value + " " + (better instanceof Better));
        for (boolean bySuper : new boolean[] {false, true}) {
            try {
                System.out.println(bySuper ? new NotCopyable().copyBySuper() : new NotCopyable().copy());
            } catch (CloneNotSupportedException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
