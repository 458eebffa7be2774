package yiciban.bot.webchat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A screenshot for a guide: a third of its size with 256 colours, and nobody sees the difference. */
final class Picture {

    private static final int COLOURS = 256;

    /** The most frequent ones stay whatever is near to them: white cards on a ground that is nearly white. */
    private static final int EXACT = 32;

    private Picture() {}

    static void write(byte[] png, Path file) {
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(reduced(ImageIO.read(new ByteArrayInputStream(png))), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The most frequent colours, then of those that are hardly different one; the nearest of them for all others. */
    private static BufferedImage reduced(BufferedImage full) {
        int width = full.getWidth();
        int[] pixels = full.getRGB(0, 0, width, full.getHeight(), null, 0, width);
        Map<Integer, Integer> often = new HashMap<>();
        for (int pixel : pixels) {
            often.merge(pixel & 0xffffff, 1, Integer::sum);
        }
        List<Integer> sorted = often.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        Map<Integer, Integer> different = new LinkedHashMap<>();
        sorted.forEach(colour -> different.putIfAbsent(colour & 0xf0f0f0, colour));
        List<Integer> kept = Stream.concat(sorted.stream().limit(EXACT), different.values().stream())
                .distinct()
                .limit(COLOURS)
                .toList();
        Map<Integer, Integer> places = places(kept, often.keySet());
        int[] palette = kept.stream().mapToInt(Integer::intValue).toArray();
        var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        var image = new BufferedImage(width, full.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] indexed = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            indexed[i] = places.getOrDefault(pixels[i] & 0xffffff, 0).byteValue();
        }
        return image;
    }

    private static Map<Integer, Integer> places(List<Integer> kept, Set<Integer> all) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int colour : all) {
            int nearest = 0;
            for (int place = 1; place < kept.size(); place++) {
                if (apart(colour, kept.get(place)) < apart(colour, kept.get(nearest))) {
                    nearest = place;
                }
            }
            places.put(colour, nearest);
        }
        return places;
    }

    private static int apart(int one, int other) {
        int apart = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int difference = (one >> shift & 255) - (other >> shift & 255);
            apart += difference * difference;
        }
        return apart;
    }
}
