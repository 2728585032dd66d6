// SPDX-License-Identifier: GPL-3.0-or-later
#include <qpdf/Buffer.hh>

#include "reports/seal/archival_rules.h"
#include "reports/seal/pdf_text.h"

namespace velocert::reports {
namespace {

std::string bytes_of(QPDFObjectHandle stream, qpdf_stream_decode_level_e level = qpdf_dl_generalized) {
    const auto buffer = stream.getStreamData(level);
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// What stands between <name> and </name>, with the marks of an inner list of languages taken away.
std::string element(const std::string& xml, const std::string& name) {
    const std::string open = "<" + name + ">";
    const auto from = xml.find(open);
    const auto to = xml.find("</" + name + ">");
    if (from == std::string::npos || to == std::string::npos || to < from) return {};
    std::string inside = xml.substr(from + open.size(), to - from - open.size());
    if (const auto item = inside.find("<rdf:li"); item != std::string::npos) {
        const auto start = inside.find('>', item);
        const auto end = inside.find("</rdf:li>");
        inside =
            start == std::string::npos || end == std::string::npos ? "" : inside.substr(start + 1, end - start - 1);
    }
    static const std::vector<std::pair<std::string, std::string>> entities = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}};
    for (const auto& [entity, character] : entities)
        for (std::size_t at = 0; (at = inside.find(entity, at)) != std::string::npos; ++at)
            inside.replace(at, entity.size(), character);
    return inside;
}

void check_information(QPDFObjectHandle info, const std::string& xmp, ArchivalFindings& findings) {
    static const std::vector<std::pair<std::string, std::string>> pairs = {{"/Title", "dc:title"},
                                                                           {"/Subject", "dc:description"},
                                                                           {"/Creator", "xmp:CreatorTool"},
                                                                           {"/Producer", "pdf:Producer"}};
    for (const auto& [key, name] : pairs) {
        const std::string told = info.getKey(key).isString() ? info.getKey(key).getUTF8Value() : std::string();
        if (told != element(xmp, name)) findings.add("metadata", name + " is not what the information dictionary says");
    }
    static const std::vector<std::pair<std::string, std::string>> dates = {{"/CreationDate", "xmp:CreateDate"},
                                                                           {"/ModDate", "xmp:ModifyDate"}};
    for (const auto& [key, name] : dates) {
        const std::string told = info.getKey(key).isString() ? info.getKey(key).getStringValue() : std::string();
        if (told != pdf_date(element(xmp, name)))
            findings.add("metadata", name + " is not what the information dictionary says");
    }
}

void check_metadata(QPDF& document, ArchivalFindings& findings) {
    QPDFObjectHandle metadata = document.getRoot().getKey("/Metadata");
    if (!metadata.isStream()) return findings.add("metadata", "there are none");
    if (!metadata.getDict().getKey("/Filter").isNull()) findings.add("metadata", "compressed");
    const std::string xmp = bytes_of(metadata);
    if (element(xmp, "pdfaid:part") != "3" || element(xmp, "pdfaid:conformance") != "B")
        findings.add("metadata", "they do not claim part 3, conformance B");
    QPDFObjectHandle info = document.getTrailer().getKey("/Info");
    if (info.isDictionary()) check_information(info, xmp, findings);
}

void check_output_intent(QPDF& document, ArchivalFindings& findings) {
    QPDFObjectHandle intents = document.getRoot().getKey("/OutputIntents");
    if (!intents.isArray() || intents.getArrayNItems() != 1) return findings.add("output intent", "not exactly one");
    QPDFObjectHandle intent = intents.getArrayItem(0);
    QPDFObjectHandle profile = intent.getKey("/DestOutputProfile");
    QPDFObjectHandle kind = intent.getKey("/S");
    if (!kind.isName() || kind.getName() != "/GTS_PDFA1") findings.add("output intent", "of another kind");
    if (!profile.isStream()) return findings.add("output intent", "without a profile");
    // ICC.1: the colour space of the data stands at byte 16, the signature at byte 36 of the header.
    const std::string icc = bytes_of(profile);
    if (icc.size() < 128 || icc.substr(36, 4) != "acsp" || icc.substr(16, 4) != "RGB ")
        findings.add("output intent", "its profile is none for RGB");
    if (icc.find("sRGB") == std::string::npos) findings.add("output intent", "its profile is not sRGB");
    if (!profile.getDict().getKey("/N").isInteger() || profile.getDict().getKey("/N").getIntValue() != 3)
        findings.add("output intent", "its profile has not three components");
}

}  // namespace

void check_document(QPDF& document, ArchivalFindings& findings) {
    QPDFObjectHandle trailer = document.getTrailer();
    if (!trailer.getKey("/ID").isArray()) findings.add("trailer", "no identifier");
    if (!trailer.getKey("/Encrypt").isNull()) findings.add("trailer", "encrypted");
    QPDFObjectHandle root = document.getRoot();
    for (const char* key : {"/AA", "/OpenAction", "/Collection", "/NeedsRendering", "/Requirements", "/OCProperties"})
        if (!root.getKey(key).isNull()) findings.add("catalogue", std::string(key) + " is not for an archive");
    if (root.getKey("/Names").isDictionary() && !root.getKey("/Names").getKey("/JavaScript").isNull())
        findings.add("catalogue", "scripts");
    QPDFObjectHandle form = root.getKey("/AcroForm");
    if (form.isDictionary()) {
        if (!form.getKey("/XFA").isNull()) findings.add("form", "an XFA form");
        if (form.getKey("/NeedAppearances").isBool() && form.getKey("/NeedAppearances").getBoolValue())
            findings.add("form", "appearances to be made by the reader");
    }
    check_metadata(document, findings);
    check_output_intent(document, findings);
}

}  // namespace velocert::reports
