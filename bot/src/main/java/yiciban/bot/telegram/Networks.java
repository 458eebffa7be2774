package yiciban.bot.telegram;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Networks written {@code 149.154.160.0/20}, separated by commas; none at all means every address. */
record Networks(List<Network> networks) {

    static final class Network {

        private final byte[] address;
        private final int bits;

        Network(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    static Networks of(String list) {
        return new Networks(Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(Networks::network)
                .toList());
    }

    private static Network network(String one) {
        int slash = one.indexOf('/');
        try {
            byte[] address = address(slash < 0 ? one : one.substring(0, slash));
            int bits = slash < 0 ? address.length * Byte.SIZE : Integer.parseInt(one.substring(slash + 1));
            if (bits < 0 || bits > address.length * Byte.SIZE) {
                throw new NumberFormatException(one);
            }
            return new Network(address, bits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("不是网段：" + one + "（应如 149.154.160.0/20）", e);
        }
    }

    /** Only an address, never a name that would be looked up. */
    private static byte[] address(String text) {
        if (!text.matches("[0-9A-Fa-f:.]+")) {
            throw new NumberFormatException(text);
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new NumberFormatException(text);
        }
    }

    boolean hold(String address) {
        if (networks.isEmpty()) {
            return true;
        }
        try {
            byte[] bytes = address(address);
            return networks.stream().anyMatch(network -> network.holds(bytes));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
