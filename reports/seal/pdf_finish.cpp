// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/pdf_finish.h"

#include <qpdf/QPDF.hh>

#include "reports/seal/pdf_rewrite.h"
#include "reports/seal/pdf_text.h"

namespace velocert::reports {
namespace {

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

// ISO 19005-3 (PDF/A-3b) wants the metadata to repeat the information dictionary.
std::string xmp(const PdfIdentity& identity) {
    const std::string date = identity.dated_utc.size() >= 19 ? identity.dated_utc.substr(0, 19) + "Z" : std::string();
    std::string out =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
        "  xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
        "  xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
        "<dc:format>application/pdf</dc:format>\n";
    out += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(identity.title) +
           "</rdf:li></rdf:Alt></dc:title>\n";
    out += "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(identity.subject) +
           "</rdf:li></rdf:Alt></dc:description>\n";
    out += "<xmp:CreatorTool>" + escaped(identity.creator) + "</xmp:CreatorTool>\n";
    out += "<pdf:Producer>" + escaped(identity.creator) + "</pdf:Producer>\n";
    if (!date.empty()) {
        out += "<xmp:CreateDate>" + date + "</xmp:CreateDate>\n<xmp:ModifyDate>" + date + "</xmp:ModifyDate>\n";
    }
    out +=
        "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"
        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
    return out;
}

void set_identity(QPDF& document, const PdfIdentity& identity) {
    QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
    info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(identity.title));
    info.replaceKey("/Subject", QPDFObjectHandle::newUnicodeString(identity.subject));
    info.replaceKey("/Creator", QPDFObjectHandle::newUnicodeString(identity.creator));
    info.replaceKey("/Producer", QPDFObjectHandle::newUnicodeString(identity.creator));
    const std::string date = pdf_date(identity.dated_utc);
    if (!date.empty()) {
        info.replaceKey("/CreationDate", QPDFObjectHandle::newString(date));
        info.replaceKey("/ModDate", QPDFObjectHandle::newString(date));
    }
    document.getTrailer().replaceKey("/Info", document.makeIndirectObject(info));

    QPDFObjectHandle metadata = QPDFObjectHandle::newStream(&document, xmp(identity));
    metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    document.getRoot().replaceKey("/Metadata", metadata);
    document.getRoot().replaceKey("/Lang", QPDFObjectHandle::newString("zh-CN"));
}

// Qt names the subset of a font with a tag in the descriptor and without it in the font; archives want them alike.
void name_fonts_alike(QPDF& document) {
    for (QPDFObjectHandle object : document.getAllObjects()) {
        if (!object.isDictionary() || !object.getKey("/DescendantFonts").isArray()) continue;
        QPDFObjectHandle descendant = object.getKey("/DescendantFonts").getArrayItem(0);
        QPDFObjectHandle descriptor = descendant.getKey("/FontDescriptor");
        if (!descriptor.isDictionary() || !descriptor.getKey("/FontName").isName()) continue;
        descendant.replaceKey("/BaseFont", descriptor.getKey("/FontName"));
        object.replaceKey("/BaseFont", descriptor.getKey("/FontName"));
        // Asked for in part 1 alone; later parts want none or a complete one.
        descriptor.removeKey("/CIDSet");
    }
}

}  // namespace

base::Result<std::vector<std::uint8_t>> finish_pdf(std::span<const std::uint8_t> pdf, const PdfIdentity& identity) {
    return rewrite_pdf(pdf, [&identity](QPDF& document) -> base::Result<void> {
        set_identity(document, identity);
        name_fonts_alike(document);
        return {};
    });
}

}  // namespace velocert::reports
