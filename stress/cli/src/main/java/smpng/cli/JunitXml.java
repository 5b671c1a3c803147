package smpng.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.EvidenceResult;

/** Results in the form that build servers read: a suite for each cell, a case for each piece of evidence. */
final class JunitXml {
    private JunitXml() {}

    static void write(Path file, List<Cell> cells) throws IOException {
        try (Writer text = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (Cell cell : cells) {
                xml.writeStartElement("testsuite");
                xml.writeAttribute(
                        "name", cell.component().id() + "." + cell.engine().id());
                if (cell instanceof Cell.Ran ran) {
                    suite(xml, ran.result());
                } else if (cell instanceof Cell.Empty empty) {
                    empty(xml, empty);
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void suite(XMLStreamWriter xml, CellResult result) throws XMLStreamException {
        xml.writeAttribute("tests", Integer.toString(result.evidence().size()));
        xml.writeAttribute("timestamp", clean(result.date()));
        xml.writeAttribute("time", seconds(result.millis()));
        for (EvidenceResult e : result.evidence()) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", clean(e.className()));
            xml.writeAttribute("name", clean(e.evidence()));
            xml.writeAttribute("time", seconds(e.millis()));
            switch (e.status()) {
                case PASSED -> {}
                case FAILED -> outcome(xml, "failure", e);
                case ERROR -> outcome(xml, "error", e);
                case NOT_RUN -> outcome(xml, "skipped", e);
            }
            xml.writeEndElement();
        }
    }

    private static void empty(XMLStreamWriter xml, Cell.Empty empty) throws XMLStreamException {
        xml.writeAttribute("tests", "1");
        xml.writeAttribute("skipped", "1");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", empty.component().id());
        xml.writeAttribute("name", empty.engine().id());
        xml.writeStartElement("skipped");
        xml.writeAttribute("message", clean(empty.reason()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void outcome(XMLStreamWriter xml, String element, EvidenceResult e) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("message", clean(e.headline()));
        xml.writeCharacters(clean(e.reason()));
        xml.writeEndElement();
    }

    /** XML has no way to say most control characters. */
    private static String clean(String text) {
        return PlainText.shown(text);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }
}
