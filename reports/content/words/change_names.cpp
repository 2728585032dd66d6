// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/words/change_names.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

struct Part {
    std::string_view key;
    std::string_view zh;
    std::string_view en;
};

/// The members of a sealed record whose values an amendment can change: those at the top first.
constexpr std::array<Part, 5> tops{{{"order", "委托", "order"},
                                    {"item", "样品", "item"},
                                    {"signers", "签署人", "signer"},
                                    {"marks", "资质标志", "mark of accreditation"},
                                    {"opinions", "意见和解释", "opinion"}}};
constexpr std::array<Part, 76> parts{{{"accepted_by", "同意人", "accepted by"},
                                      {"account", "账号", "account"},
                                      {"address", "地址", "address"},
                                      {"answers", "核对的记录", "record that must agree"},
                                      {"applicant", "申请人", "applicant"},
                                      {"approved", "批准", "approved"},
                                      {"basis", "依据", "basis"},
                                      {"battery", "蓄电池类型", "battery"},
                                      {"body", "机构", "body"},
                                      {"certificate", "证书编号", "certificate no."},
                                      {"certified_on", "认证日期", "certified on"},
                                      {"certified_to", "认证依据版本", "certified to"},
                                      {"client", "委托方", "client"},
                                      {"code", "样品编号", "code"},
                                      {"components", "关键零部件", "key component"},
                                      {"condition", "接收时的状态", "condition at receipt"},
                                      {"covered", "覆盖型号", "covered model"},
                                      {"dated", "日期", "dated"},
                                      {"demonstration", "演示数据", "demonstration data"},
                                      {"description", "描述", "description"},
                                      {"deviations", "偏离", "deviation"},
                                      {"dialogue", "与委托方的沟通", "what was said with the client"},
                                      {"differences", "差异", "differences"},
                                      {"drive", "驱动方式", "drive"},
                                      {"excluded", "不检验", "not tested"},
                                      {"external", "外部提供的结果", "external result"},
                                      {"factory", "生产厂", "factory"},
                                      {"features", "特征", "feature"},
                                      {"file", "文件", "file"},
                                      {"format", "格式", "format"},
                                      {"id", "编号", "id"},
                                      {"laboratory", "检验机构", "laboratory"},
                                      {"login", "登录名", "login"},
                                      {"made_on", "生产或进口日期", "made or imported on"},
                                      {"maker", "生产者", "maker"},
                                      {"mark", "标志", "mark"},
                                      {"model", "型号", "model"},
                                      {"name", "名称", "name"},
                                      {"no_deviations", "声明无偏离", "stated: no deviations"},
                                      {"no_external", "声明无外部结果", "stated: no external results"},
                                      {"note", "备注", "note"},
                                      {"number", "编号", "number"},
                                      {"ordered_on", "委托日期", "ordered on"},
                                      {"outside", "范围外的项目", "outside the scope"},
                                      {"parameters", "参数", "parameter"},
                                      {"photos", "照片", "photo"},
                                      {"photos_asked", "要求的照片", "photo asked for"},
                                      {"place", "检验地点", "place of test"},
                                      {"placed", "加盖", "placed"},
                                      {"plan", "计划中的样品", "sample of the plan"},
                                      {"procedure", "检验项目", "procedure"},
                                      {"procedures", "检验项目", "procedure"},
                                      {"product", "产品", "product"},
                                      {"reason", "理由", "reason"},
                                      {"received_on", "接收日期", "received on"},
                                      {"refusal", "不予使用的理由", "why it is not placed"},
                                      {"reviewed", "审核", "reviewed"},
                                      {"sample", "样品", "sample"},
                                      {"sampled_on", "抽样日期", "sampled on"},
                                      {"samples", "来样", "sample received"},
                                      {"sampling", "抽样方案", "sampling"},
                                      {"sha256", "校验值", "SHA-256"},
                                      {"similar_frame", "车架相似", "similar frame"},
                                      {"sold_on", "销售日期", "sold on"},
                                      {"spare", "备用", "spare"},
                                      {"stated_by", "提出人", "stated by"},
                                      {"subject", "内容", "subject"},
                                      {"taken_on", "拍摄日期", "taken on"},
                                      {"tested", "检验", "tested"},
                                      {"text", "文字", "text"},
                                      {"use", "用途", "use"},
                                      {"value", "值", "value"},
                                      {"vehicle_code", "车辆编码", "vehicle code"},
                                      {"what", "内容", "what"},
                                      {"what_was_said", "沟通内容", "what was said"},
                                      {"years", "年限", "years"}}};

template <std::size_t Size>
const Part* find(const std::array<Part, Size>& list, std::string_view key) {
    const auto at = std::ranges::find(list, key, &Part::key);
    return at == list.end() ? nullptr : &*at;
}

/// "photos[1]": the key, and "1" where the part is one of a list.
std::pair<std::string_view, std::string_view> split(std::string_view part) {
    const auto open = part.find('[');
    if (open == std::string_view::npos || !part.ends_with(']')) return {part, {}};
    return {part.substr(0, open), part.substr(open + 1, part.size() - open - 2)};
}

std::string plain_key(std::string_view key) {
    std::string out(key);
    std::ranges::replace(out, '_', ' ');
    return out;
}

Bilingual part_name(std::string_view part, const Part* known, std::string_view number) {
    Bilingual out = known != nullptr ? Bilingual{std::string(known->zh), std::string(known->en)}
                                     : Bilingual{plain_key(part), plain_key(part)};
    if (!number.empty()) {
        out.zh += ' ' + std::string(number);
        out.en += ' ' + std::string(number);
    }
    return out;
}

/// The name of a place in the sealed record; nothing where it is none.
Bilingual place_name(std::string_view what) {
    const auto end = std::min(what.find('.'), what.size());
    const auto [top, number] = split(what.substr(0, end));
    const auto* known = find(tops, top);
    if (known == nullptr || (end == what.size() && number.empty())) return {};
    Bilingual out = part_name(top, known, number);
    for (auto from = end; from < what.size();) {
        const auto next = std::min(what.find('.', from + 1), what.size());
        const auto [key, of_list] = split(what.substr(from + 1, next - from - 1));
        const auto name = part_name(key, find(parts, key), of_list);
        out.zh += (from == end ? "：" : "，") + name.zh;
        out.en += (from == end ? ": " : ", ") + name.en;
        from = next;
    }
    return out;
}

}  // namespace

Bilingual change_name(const std::string& what, const standards::StandardEdition& edition) {
    if (auto place = place_name(what); !place.zh.empty()) return place;
    if (const auto slash = what.find(" / "); slash != std::string::npos)
        return {what.substr(0, slash), what.substr(slash + 3)};
    const auto colon = what.find(": ");
    if (const auto* procedure = edition.procedure(what.substr(0, colon)); procedure != nullptr) {
        const auto rest = colon == std::string::npos ? std::string() : what.substr(colon + 2);
        return {procedure->title.zh + (rest.empty() ? "" : "：" + rest),
                procedure->title.en + (rest.empty() ? "" : ": " + rest)};
    }
    return plain(what);
}

Bilingual changed_value(const std::string& text) {
    if (text.empty()) return {"无", "none"};
    if (text == "true") return {"是", "yes"};
    if (text == "false") return {"否", "no"};
    return plain(text);
}

}  // namespace velocert::reports
