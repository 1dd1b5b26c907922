using System.Buffers;
using System.Text.RegularExpressions;

namespace Guildhall.Onomancer.Sanitizing;

/// <summary>Where a Markdown text holds code, comments, elements that are not shown, and quotations.</summary>
internal sealed partial class PlaceReader(string text)
{
    private const int LongestInline = 2_000;
    private const int LongestElement = 20_000;

    private static readonly SearchValues<char> tagName = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"
    );

    private static readonly SearchValues<char> openers = SearchValues.Create("\"“„«‘「『`'");

    private readonly List<Place> blocks = [];
    private readonly List<Place> inline = [];
    private readonly Dictionary<string, int> missing = new(StringComparer.Ordinal);

    /// <summary>In order of their starts, not nested, except that inline places may stand within a comment or hidden element.</summary>
    public (List<Place> Blocks, List<Place> Inline) Read()
    {
        ReadLines();
        ReadMarkup();
        blocks.Sort((a, b) => a.Start.CompareTo(b.Start));
        return (blocks, inline);
    }

    private void ReadLines()
    {
        var fence = "";
        var fenceStart = 0;
        var paragraph = 0;
        for (var at = 0; at < text.Length; )
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            var line = text.AsSpan(at, end - at).Trim();
            var mark = FenceOf(line);
            if (fence.Length > 0)
            {
                if (mark.StartsWith(fence, StringComparison.Ordinal) && line.Length == mark.Length)
                {
                    blocks.Add(new(PlaceKind.Code, fenceStart, end, fenceStart, end));
                    fence = "";
                    paragraph = end;
                }
            }
            else if (mark.Length > 0)
            {
                ReadInline(paragraph, at);
                fence = mark;
                fenceStart = at;
            }
            else if (line.Length == 0)
            {
                ReadInline(paragraph, at);
                paragraph = end;
            }
            else if (line[0] == '>')
            {
                inline.Add(new(PlaceKind.Quotation, at, end, at, end));
            }
            else if (IsIndentedCode(at))
            {
                inline.Add(new(PlaceKind.Code, at, end, at, end));
            }

            at = end;
        }

        if (fence.Length == 0)
        {
            ReadInline(paragraph, text.Length);
        }
    }

    private bool IsIndentedCode(int at) =>
        (text[at] == '\t' || text.AsSpan(at).StartsWith("    ", StringComparison.Ordinal))
        && (
            at == 0
            || text.AsSpan(0, at).TrimEnd([' ', '\t', '\r']) is var before
                && before.EndsWith("\n\n", StringComparison.Ordinal)
            || inline.Count > 0 && inline[^1].Kind == PlaceKind.Code && inline[^1].End == at
        );

    private static string FenceOf(ReadOnlySpan<char> line)
    {
        if (line.Length < 3 || line[0] is not ('`' or '~'))
        {
            return "";
        }

        var run = line.IndexOfAnyExcept(line[0]);
        run = run < 0 ? line.Length : run;
        return run >= 3 && !(line[0] == '`' && line[run..].Contains('`')) ? new string(line[0], run) : "";
    }

    // Code spans and quotations within one paragraph.
    private void ReadInline(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            var skipped = text.AsSpan(at, end - at).IndexOfAny(openers);
            if (skipped < 0)
            {
                return;
            }

            at += skipped;
            var close = text[at] switch
            {
                '"' => '"',
                '“' or '„' => '”',
                '«' => '»',
                '‘' => '’',
                '「' => '」',
                '『' => '』',
                '`' => '`',
                '\'' when at == start || !char.IsLetterOrDigit(text[at - 1]) => '\'',
                _ => '\0',
            };
            if (close == '\0')
            {
                continue;
            }

            var run = 1;
            while (close == '`' && at + run < end && text[at + run] == '`')
            {
                run++;
            }

            var window = text.AsSpan(at + run, Math.Min(LongestInline, end - at - run));
            var size = close == '`' ? window.IndexOf(text.AsSpan(at, run)) : Closing(window, text[at], close);
            if (size < 0)
            {
                at += run - 1;
                continue;
            }

            var stop = at + run + size + run;
            inline.Add(new(close == '`' ? PlaceKind.Code : PlaceKind.Quotation, at, stop, at + run, stop - run));
            at = stop - 1;
        }
    }

    private static int Closing(ReadOnlySpan<char> window, char open, char close)
    {
        for (var i = 0; i < window.Length; i++)
        {
            var isClose = window[i] == close || (open == '„' && window[i] == '“') || (open == '“' && window[i] == '"');
            var inWord = i + 1 < window.Length && char.IsLetterOrDigit(window[i + 1]);
            if (isClose && !(close is '\'' or '’' && inWord))
            {
                return i;
            }
        }

        return -1;
    }

    private void ReadMarkup()
    {
        for (var at = text.IndexOf('<'); at >= 0 && at < text.Length; at = Next(at))
        {
            if (text.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            {
                var close = IndexOf("-->", at + 4);
                var end = close < 0 ? text.Length : close + 3;
                blocks.Add(new(PlaceKind.Comment, at, end, at + 4, close < 0 ? end : close));
                at = end - 1;
                continue;
            }

            var window = text.AsSpan(at, Math.Min(1_000, text.Length - at));
            var tagEnd = window.IndexOf('>');
            if (tagEnd < 2 || !char.IsAsciiLetter(window[1]) || !Hiding().IsMatch(window[..(tagEnd + 1)]))
            {
                continue;
            }

            var name = window[1..tagEnd];
            var nameEnd = name.IndexOfAnyExcept(tagName);
            var closing = IndexOf("</" + name[..(nameEnd < 0 ? name.Length : nameEnd)].ToString(), at + tagEnd);
            var inner = at + tagEnd + 1;
            var innerEnd =
                closing < 0 || closing - inner > LongestElement
                    ? Math.Min(text.Length, inner + LongestElement)
                    : closing;
            blocks.Add(new(PlaceKind.HiddenElement, at, innerEnd, inner, innerEnd));
            at = Math.Max(at, innerEnd - 1);
        }
    }

    private int Next(int at) => at + 1 >= text.Length ? -1 : text.IndexOf('<', at + 1);

    // Once something is missing from some place on, it is missing from every later place: no second look.
    private int IndexOf(string wanted, int from)
    {
        if (missing.TryGetValue(wanted, out var since) && from >= since)
        {
            return -1;
        }

        var found = from >= text.Length ? -1 : text.IndexOf(wanted, from, StringComparison.OrdinalIgnoreCase);
        if (found < 0)
        {
            missing[wanted] = Math.Min(from, missing.GetValueOrDefault(wanted, int.MaxValue));
        }

        return found;
    }

    [GeneratedRegex(
        """display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0*\.?[01]?(px|pt|em|rem|%)?\s*[;"'!]|opacity\s*:\s*0?\.?0*\d?\s*[;"'!]|\bcolou?r\s*[:=]\s*["']?\s*(white|#fff\b|#ffffff|#fefefe|transparent|rgba?\(\s*255\s*,\s*255\s*,\s*255)|\shidden(\s|=|>|/)|aria-hidden\s*=\s*["']?true|(left|top|text-indent|margin-left)\s*:\s*-\d{3,}|(height|width|max-height)\s*:\s*0(px)?\s*[;"']|<template\b|type\s*=\s*["']?hidden|clip(-path)?\s*:|sr-only|visually-hidden""",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Hiding();
}
