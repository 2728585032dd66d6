// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/archival_rules.h"

#include <set>

namespace velocert::reports {
namespace {

std::string place_of(QPDFObjectHandle object) { return "object " + std::to_string(object.getObjectID()); }

bool named(QPDFObjectHandle value, const std::string& name) { return value.isName() && value.getName() == name; }

bool has(QPDFObjectHandle dictionary, const std::string& key) { return !dictionary.getKey(key).isNull(); }

void check_font(QPDFObjectHandle font, const std::string& place, ArchivalFindings& findings) {
    if (named(font.getKey("/Subtype"), "/Type3")) return;
    const bool composite = named(font.getKey("/Subtype"), "/Type0");
    if (composite) {
        if (!has(font, "/ToUnicode")) findings.add(place, "a font without the characters of its glyphs");
        return;  // its descendant is an object of its own
    }
    QPDFObjectHandle descriptor = font.getKey("/FontDescriptor");
    const bool embedded = descriptor.isDictionary() && (has(descriptor, "/FontFile") || has(descriptor, "/FontFile2") ||
                                                        has(descriptor, "/FontFile3"));
    if (!embedded) return findings.add(place, "a font that is not embedded");
    QPDFObjectHandle base_name = font.getKey("/BaseFont");
    if (!base_name.isName() || !named(descriptor.getKey("/FontName"), base_name.getName()))
        findings.add(place, "a font and its descriptor with different names");
    if (named(font.getKey("/Subtype"), "/CIDFontType2") && !has(font, "/CIDToGIDMap"))
        findings.add(place, "a font without a map from characters to glyphs");
}

bool opaque(QPDFObjectHandle value) { return value.isNull() || (value.isNumber() && value.getNumericValue() >= 1.0); }

void check_graphics_state(QPDFObjectHandle state, const std::string& place, ArchivalFindings& findings) {
    QPDFObjectHandle mode = state.getKey("/BM");
    const bool plain = mode.isNull() || named(mode, "/Normal") || named(mode, "/Compatible");
    if (!opaque(state.getKey("/ca")) || !opaque(state.getKey("/CA")) || !plain) findings.add(place, "transparency");
    if (has(state, "/SMask") && !named(state.getKey("/SMask"), "/None")) findings.add(place, "a soft mask");
    if (has(state, "/TR") || has(state, "/HTP")) findings.add(place, "a transfer function");
}

void check_image(QPDFObjectHandle image, const std::string& place, ArchivalFindings& findings) {
    if (has(image, "/SMask")) findings.add(place, "an image with transparency");
    if (has(image, "/Alternates") || has(image, "/OPI")) findings.add(place, "an image with another in its stead");
    QPDFObjectHandle smooth = image.getKey("/Interpolate");
    if (smooth.isBool() && smooth.getBoolValue()) findings.add(place, "an image to be smoothed by the reader");
    if (named(image.getKey("/ColorSpace"), "/DeviceCMYK"))
        findings.add(place, "colours that the output intent has not");
}

void check_annotation(QPDFObjectHandle annotation, const std::string& place, ArchivalFindings& findings) {
    static constexpr int invisible = 1, hidden = 2, print = 4, no_view = 32, toggle = 256;
    QPDFObjectHandle flags = annotation.getKey("/F");
    const int set = flags.isInteger() ? flags.getIntValueAsInt() : 0;
    if ((set & print) == 0 || (set & (invisible | hidden | no_view | toggle)) != 0)
        findings.add(place, "an annotation that is not printed, or hidden");
    if (has(annotation, "/A") || has(annotation, "/AA")) findings.add(place, "an annotation that acts");
    bool empty = true;
    QPDFObjectHandle area = annotation.getKey("/Rect");
    if (area.isArray() && area.getArrayNItems() == 4)
        empty = area.getArrayItem(0).getNumericValue() == area.getArrayItem(2).getNumericValue() &&
                area.getArrayItem(1).getNumericValue() == area.getArrayItem(3).getNumericValue();
    if (!empty && !has(annotation, "/AP")) findings.add(place, "an annotation that is seen but has no appearance");
}

void check_stream(QPDFObjectHandle dictionary, const std::string& place, ArchivalFindings& findings) {
    if (has(dictionary, "/F") || has(dictionary, "/FFilter")) findings.add(place, "a stream outside the file");
    for (const char* kind : {"/ObjStm", "/XRef"})
        if (named(dictionary.getKey("/Type"), kind)) findings.add(place, "objects or tables in streams");
    QPDFObjectHandle filter = dictionary.getKey("/Filter");
    const auto check = [&](QPDFObjectHandle one) {
        static const std::set<std::string> known = {"/FlateDecode",    "/DCTDecode",       "/ASCII85Decode",
                                                    "/ASCIIHexDecode", "/RunLengthDecode", "/CCITTFaxDecode"};
        if (one.isName() && !known.contains(one.getName())) findings.add(place, "the filter " + one.getName());
    };
    if (filter.isName()) check(filter);
    if (filter.isArray())
        for (QPDFObjectHandle one : filter.getArrayAsVector()) check(one);
}

void check_action(QPDFObjectHandle action, const std::string& place, ArchivalFindings& findings) {
    for (const char* kind : {"/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/JavaScript", "/Hide",
                             "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView"})
        if (named(action.getKey("/S"), kind)) findings.add(place, std::string("the action ") + kind);
}

}  // namespace

void check_object(QPDFObjectHandle object, ArchivalFindings& findings) {
    const std::string place = place_of(object);
    const bool stream = object.isStream();
    if (!stream && !object.isDictionary()) return;
    QPDFObjectHandle dictionary = stream ? object.getDict() : object;
    if (stream) check_stream(dictionary, place, findings);
    if (stream && named(dictionary.getKey("/Subtype"), "/Image")) check_image(dictionary, place, findings);
    if (stream && named(dictionary.getKey("/Subtype"), "/PS")) findings.add(place, "PostScript");
    QPDFObjectHandle type = dictionary.getKey("/Type");
    if (named(type, "/Font")) check_font(dictionary, place, findings);
    if (named(type, "/ExtGState")) check_graphics_state(dictionary, place, findings);
    if (named(type, "/Annot") || has(dictionary, "/Rect")) check_annotation(dictionary, place, findings);
    if (named(dictionary.getKey("/Group").isDictionary() ? dictionary.getKey("/Group").getKey("/S")
                                                         : QPDFObjectHandle::newNull(),
              "/Transparency"))
        findings.add(place, "transparency");
    check_action(dictionary, place, findings);
}

}  // namespace velocert::reports
