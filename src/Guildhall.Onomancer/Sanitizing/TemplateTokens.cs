using System.Text.RegularExpressions;

namespace Guildhall.Onomancer.Sanitizing;

/// <summary>
/// Marks that chat templates and tool calls are built of. A model may read them as structure wherever they stand, so that they are broken
/// in code, too: the first character becomes an entity, which a reader sees as before.
/// </summary>
internal sealed partial class TemplateTokens(string text, Func<int, bool> isCode)
{
    private const int FarthestHead = 2_000;

    public void AddTo(List<Edit> edits)
    {
        foreach (var match in Marks().EnumerateMatches(text))
        {
            var at = match.Index;
            var escaped = text[at] == '[' ? "&#91;" : "&lt;";
            edits.Add(
                new(
                    "template-token",
                    at,
                    at + match.Length,
                    SanitizeAction.Neutralised,
                    string.Concat(escaped, text.AsSpan(at + 1, match.Length - 1)),
                    !isCode(at)
                )
            );
        }

        AddHeads(edits);
        AddFakeEnds(edits);
        AddCalls(edits);
    }

    // Headings that a model trained on "### Instruction:" and "### Response:" takes for an order and the place of its answer.
    private void AddHeads(List<Edit> edits)
    {
        var asked = -1;
        foreach (var match in Heads().EnumerateMatches(text))
        {
            var head = text.AsSpan(match.Index, match.Length).TrimStart('#').Trim();
            if (!(head[0] is 'R' or 'r' or 'A' or 'a'))
            {
                asked = isCode(match.Index) ? -1 : match.Index;
                continue;
            }

            if (asked >= 0 && match.Index - asked < FarthestHead)
            {
                edits.Add(Neutral.Whole(text, "template-token", asked, match.Index + match.Length));
            }

            asked = -1;
        }
    }

    // A closing tag of what a prompt wraps documents in, never opened by the document itself.
    private void AddFakeEnds(List<Edit> edits)
    {
        HashSet<string>? open = null;
        foreach (var match in Wrappers().EnumerateMatches(text))
        {
            open ??= new(StringComparer.OrdinalIgnoreCase);
            var tag = text.AsSpan(match.Index, match.Length).Trim("</> ");
            var end = tag.IndexOfAny(' ', '\t', '\n');
            var name = (end < 0 ? tag : tag[..end]).ToString();
            var isClosing = text[match.Index + 1] == '/';
            var isRole =
                name.ToLowerInvariant() is "system" or "assistant"
                && (match.Index == 0 || text[match.Index - 1] == '\n');
            if (!isClosing)
            {
                open.Add(name);
            }

            if ((isClosing ? !open.Contains(name) : isRole) && !isCode(match.Index))
            {
                edits.Add(
                    new(
                        "fake-delimiter",
                        match.Index,
                        match.Index + match.Length,
                        SanitizeAction.Neutralised,
                        string.Concat("&lt;", text.AsSpan(match.Index + 1, match.Length - 1)),
                        IsGrave: true
                    )
                );
            }
        }
    }

    private void AddCalls(List<Edit> edits)
    {
        foreach (var match in Calls().EnumerateMatches(text))
        {
            if (!isCode(match.Index))
            {
                edits.Add(
                    new(
                        "tool-call",
                        match.Index,
                        match.Index + match.Length,
                        SanitizeAction.Flagged,
                        null,
                        IsGrave: true
                    )
                );
            }
        }
    }

    [GeneratedRegex("""\{\s{0,20}"(function_call|tool_calls?|tool_use|tool_name)"\s{0,20}:""")]
    private static partial Regex Calls();

    [GeneratedRegex(
        """^#{2,6} ?(instruction|human|user|system|response|assistant) ?:""",
        RegexOptions.IgnoreCase | RegexOptions.Multiline
    )]
    private static partial Regex Heads();

    [GeneratedRegex(
        """<[|｜] ?[a-z_▁][a-z0-9_▁ ]{1,40}[|｜]>|\[/?INST\]|<</?SYS>>|</?(start_of_turn|end_of_turn|tool_calls?|function_calls?|tool_use|tool_results?|tool_response|function_results?|system_prompt|system_message|antml:[a-z_]{2,30})\b[^<>\n]{0,100}>|<invoke name=|\[/?(SYSTEM_PROMPT|TOOL_CALLS|AVAILABLE_TOOLS|TOOL_RESULTS)\]""",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Marks();

    [GeneratedRegex(
        """</?(system|assistant|document|documents|document_content|context|user_input|user_query|instructions|prompt|source|sources|untrusted|untrusted_content|untrusted_input|user_message|data|conversation|article|input)( [^<>\n]{0,100})?>""",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Wrappers();
}
