package yiciban.bot.imports;

/**
 * 文字行: a paragraph of a docx, or a line of a pdf page.
 *
 * @param text what stands there
 * @param page from 1; 0 in a docx, which has no pages before it is printed
 * @param indent how far it begins right of the page's left edge of text, in characters; 0 in a docx
 * @param room how much of the page's line is free behind it, in characters; 0 in a docx
 */
record TextLine(String text, int page, double indent, double room) implements Message {}
