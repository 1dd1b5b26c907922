using System.Text;
using System.Text.RegularExpressions;
using Guildhall.Aegis.AutoMod.Links;
using Guildhall.Aegis.AutoMod.Text;
using Guildhall.Aegis.AutoMod.Words;

namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>
/// One event as the triggers see it, read once: letters, links, invites, lit signals, the member's past. The buffers are
/// used again for the next event, so one instance serves one thread.
/// </summary>
internal sealed class Evaluation
{
    /// <summary>A guild with many such expressions must not take the processor from others for seconds.</summary>
    private const int MostTimeouts = 2;

    private readonly LinkScanner links = new();
    private readonly WordScanner words = new();
    private readonly List<WordHit> hits = [];
    private readonly List<int> lit = [];
    private readonly FoldedText upright = new();
    private (int Stamp, int Start, int End)[] marks = [];
    private int stamp;
    private int timeouts;
    private string? plain;
    private int[]? plainPlaces;

    public ModerationEvent Happened { get; private set; } = null!;

    public RuleSet Rules { get; private set; } = null!;

    public GuildState Guild { get; private set; } = null!;

    public MemberState Member { get; private set; } = null!;

    public long Now { get; private set; }

    public FoldedText Text { get; } = new();

    public List<FoundLink> Links => links.Found;

    public List<FoundInvite> Invites { get; } = [];

    public List<int> Lit => lit;

    public Traits Traits { get; private set; }

    /// <summary>The message itself, not yet among the <see cref="MemberState.Recents"/>.</summary>
    public Recent Current { get; private set; }

    public List<MessagePlace> Earlier { get; } = [];

    public List<Rule> Suspended { get; } = [];

    /// <summary>Invite codes of which nobody knows yet where they lead.</summary>
    public HashSet<string> Awaited { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a rule that is being tried has looked at invites.</summary>
    public bool HasAskedInvites { get; set; }

    /// <summary>The event can be judged once more when something becomes known.</summary>
    public bool CanWait { get; set; }

    /// <summary>Where the last trigger that was met found what it looks for; -1 for nowhere in the text.</summary>
    public int MatchStart { get; set; } = -1;

    public int MatchEnd { get; set; }

    public string? MatchLabel { get; set; }

    public int Users => Math.Max(Happened.UserMentions, Text.Measures.UserMentions);

    public int Roles => Math.Max(Happened.RoleMentions, Text.Measures.RoleMentions);

    public void Read(ModerationEvent happened, RuleSet rules, GuildState guild, MemberState member)
    {
        (Happened, Rules, Guild, Member) = (happened, rules, guild, member);
        Now = happened.At.ToUnixTimeMilliseconds();
        plain = null;
        plainPlaces = null;
        lit.Clear();
        Invites.Clear();
        Earlier.Clear();
        Suspended.Clear();
        Awaited.Clear();
        stamp++;
        timeouts = 0;
        if (marks.Length < rules.Signals)
        {
            marks = new (int, int, int)[rules.Signals];
        }

        links.Scan(happened.Text, Text.Links);
        Text.Read(happened.Text);
        FindWords();
        if (!rules.Regexes.IsEmpty)
        {
            rules.Regexes.Run(Plain(), this);
        }

        Current = Recent.Of(happened, Text);
        Traits = EventTraits.Of(this);
    }

    public bool IsLit(int signal)
    {
        ref var mark = ref marks[signal];
        if (mark.Stamp != stamp)
        {
            return false;
        }

        Match(mark.Start, mark.End);
        return true;
    }

    /// <summary>Remembers what a trigger found; true, so that triggers can end with it.</summary>
    public bool Match(int start, int end)
    {
        (MatchStart, MatchEnd, MatchLabel) = (start, end, null);
        return true;
    }

    public bool Match(string label)
    {
        (MatchStart, MatchEnd, MatchLabel) = (-1, 0, label);
        return true;
    }

    public string? Matched()
    {
        const int longest = 200;
        if (MatchStart < 0 || MatchEnd <= MatchStart)
        {
            return MatchLabel;
        }

        var matched = Happened.Text[MatchStart..Math.Min(MatchEnd, Happened.Text.Length)];
        return matched.Length <= longest
            ? matched
            : matched[..(char.IsHighSurrogate(matched[longest - 1]) ? longest - 1 : longest)];
    }

    /// <summary>Runs one regular expression; one that runs out of time counts against its rule.</summary>
    public void Try(BankedRegex regex, string text)
    {
        if (regex.Backtracks && (timeouts >= MostTimeouts || Guild.Suspended.Contains(regex.Rule)))
        {
            return;
        }

        try
        {
            var input = regex.OnFolded ? FoldedLine() : text;
            if (!regex.Regex.IsMatch(input))
            {
                return;
            }

            var (start, end) = (0, Happened.Text.Length);
            if (!regex.OnFolded)
            {
                var match = regex.Regex.Match(input);
                (start, end) = (Place(match.Index), Place(match.Index + match.Length));
            }

            Light(regex.Signal, start, end);
        }
        catch (RegexMatchTimeoutException)
        {
            timeouts++;
            if (Guild.Strike(regex.Rule, Now))
            {
                Suspended.Add(Rules.Rules[regex.Rule]);
            }
        }
    }

    private void FindWords()
    {
        words.Scan(Text, Rules.Words, Happened.Kind is EventKinds.Name or EventKinds.Join, hits);
        AutoMod.Links.Invites.FromLinks(links.Found, Invites);
        foreach (var hit in hits)
        {
            if (hit.Pattern.List == Rules.InviteList)
            {
                AutoMod.Links.Invites.FromWord(Text, hit, Invites);
            }
            else
            {
                var elements = Text.Elements;
                Light(hit.Pattern.List, elements[hit.First].Start, elements[hit.Last].End);
            }
        }

        FindTurnedWords();
    }

    private void FindTurnedWords()
    {
        if (Rules.Words.IsEmpty || UpsideDown.TryRead(Happened.Text) is not { } turned)
        {
            return;
        }

        upright.Read(turned);
        words.Scan(upright, Rules.Words, isName: false, hits);
        foreach (var hit in hits)
        {
            if (hit.Pattern.List != Rules.InviteList)
            {
                var (start, end) = (upright.Elements[hit.First].Start, upright.Elements[hit.Last].End);
                while (start > 0 && !char.IsWhiteSpace(Happened.Text[start - 1]))
                {
                    start--;
                }

                while (end < Happened.Text.Length && !char.IsWhiteSpace(Happened.Text[end]))
                {
                    end++;
                }

                Light(hit.Pattern.List, start, end);
            }
        }
    }

    private void Light(int signal, int start, int end)
    {
        ref var mark = ref marks[signal];
        if (mark.Stamp != stamp)
        {
            mark = (stamp, start, end);
            lit.Add(signal);
        }
    }

    /// <summary>As written, without invisible characters and with compatibility forms as plain letters.</summary>
    private string Plain()
    {
        if (plain is not null)
        {
            return plain;
        }

        var text = Happened.Text;
        return plain = Ascii.IsValid(text) ? text : PlainText.Of(text, out plainPlaces);
    }

    private int Place(int at) =>
        plainPlaces is null ? at
        : at < plainPlaces.Length ? plainPlaces[at]
        : Happened.Text.Length;

    private string FoldedLine()
    {
        var line = new StringBuilder(Text.Count + 16);
        foreach (ref readonly var element in Text.Elements)
        {
            if (element.HasGap && line.Length > 0)
            {
                line.Append(' ');
            }

            line.Append(element.Letter);
        }

        return line.ToString();
    }
}
