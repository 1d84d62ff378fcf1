#include "app/viewmodel/alignment.h"

#include <algorithm>
#include <span>

namespace headlight {
namespace {

/// The words of a text that are left when the beginning and the end that both share are taken away.
struct Middle {
  std::size_t begin = 0, before_end = 0, after_end = 0;
};

Middle middle_of(const std::vector<Label>& before, const std::vector<Label>& after) {
  Middle middle{0, before.size(), after.size()};
  const auto same = [&](std::size_t i, std::size_t j) { return before[i].text == after[j].text; };
  while (middle.begin < std::min(before.size(), after.size()) && same(middle.begin, middle.begin)) ++middle.begin;
  while (middle.before_end > middle.begin && middle.after_end > middle.begin &&
         same(middle.before_end - 1, middle.after_end - 1))
    --middle.before_end, --middle.after_end;
  return middle;
}

/// lengths(i, j): longest common subsequence of before[i..] and after[j..].
using Lengths = Eigen::Matrix<int, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Lengths common_lengths(std::span<const Label> before, std::span<const Label> after) {
  const auto n = static_cast<Index>(before.size()), m = static_cast<Index>(after.size());
  Lengths lengths = Lengths::Zero(n + 1, m + 1);
  for (Index i = n - 1; i >= 0; --i)
    for (Index j = m - 1; j >= 0; --j) {
      const bool same = before[static_cast<std::size_t>(i)].text == after[static_cast<std::size_t>(j)].text;
      lengths(i, j) = same ? lengths(i + 1, j + 1) + 1 : std::max(lengths(i + 1, j), lengths(i, j + 1));
    }
  return lengths;
}

/// Partners of `after` in `before`; `first` is the index of before[0] in its text.
std::vector<int> matched(std::span<const Label> before, std::span<const Label> after, std::size_t first) {
  const Lengths lengths = common_lengths(before, after);
  std::vector<int> partner(after.size(), -1);
  for (std::size_t i = 0, j = 0; i < before.size() && j < after.size();) {
    if (before[i].text == after[j].text)
      partner[j++] = static_cast<int>(first + i++);
    else if (lengths(static_cast<Index>(i) + 1, static_cast<Index>(j)) >=
             lengths(static_cast<Index>(i), static_cast<Index>(j) + 1))
      ++i;
    else
      ++j;
  }
  return partner;
}

/// Most of two twins is the same, so only what lies between is searched.
std::vector<int> matched(const std::vector<Label>& before, const std::vector<Label>& after) {
  const Middle middle = middle_of(before, after);
  std::vector<int> partner(after.size());
  for (std::size_t j = 0; j < middle.begin; ++j) partner[j] = static_cast<int>(j);
  const std::vector<int> between =
      matched(std::span(before).subspan(middle.begin, middle.before_end - middle.begin),
              std::span(after).subspan(middle.begin, middle.after_end - middle.begin), middle.begin);
  std::ranges::copy(between, partner.begin() + static_cast<std::ptrdiff_t>(middle.begin));
  for (std::size_t j = middle.after_end; j < after.size(); ++j)
    partner[j] = static_cast<int>(middle.before_end + j - middle.after_end);
  return partner;
}

}  // namespace

std::vector<int> aligned(const std::vector<Label>& before, const std::vector<Label>& after) {
  std::vector<int> partner = matched(before, after);
  int previous = -1;  // the last match in `before`
  for (std::size_t begin = 0; begin < partner.size();) {
    if (partner[begin] >= 0) {
      previous = partner[begin++];
      continue;
    }
    std::size_t end = begin;
    while (end < partner.size() && partner[end] < 0) ++end;
    const int next = end < partner.size() ? partner[end] : static_cast<int>(before.size());
    const bool same_length = next - previous - 1 == static_cast<int>(end - begin);
    for (; begin < end; ++begin)
      if (same_length) partner[begin] = ++previous;
  }
  return partner;
}

std::vector<Label> paired_labels(const std::vector<Label>& before, const std::vector<Label>& after,
                                 const std::vector<int>& partner) {
  std::vector<Label> labels = after;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (partner[i] < 0) continue;
    const std::string& old = before[static_cast<std::size_t>(partner[i])].text;
    if (old != labels[i].text) labels[i].text = old + " → " + labels[i].text;
  }
  return labels;
}

}  // namespace headlight
