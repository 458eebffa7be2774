package yiciban.bot.system;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * 来源: whom a limit counts. One line to a house has 2^64 addresses of IPv6, any of which a computer there may take; they are one
 * sender.
 */
public final class Sender {

    /** What belongs to the line, of an address of IPv6. In bytes. */
    private static final int NETWORK = 8;

    private Sender() {}

    /**
     * The address itself for IPv4, its network of 64 bits for IPv6.
     *
     * @param address as the container says it; what is none stays as it is
     */
    public static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet4Address
                    ? parsed.getHostAddress()
                    : HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK)) + "/64";
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
