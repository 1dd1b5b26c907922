using System.Collections.Frozen;
using System.Text.Json;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Files;
using Guildhall.Aegis.AutoMod.Links;
using Guildhall.Aegis.AutoMod.Words;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>Makes a rule's tree of its document, whose shape was checked.</summary>
internal sealed class TriggerCompiler(
    IOutsideFacts facts,
    List<RuleFault> faults,
    CompiledParts parts,
    Dictionary<string, JsonElement> lists,
    List<BacktrackingRegex> backtracking
)
{
    public Dictionary<string, JsonElement> Lists => lists;

    /// <summary>The rule that is being compiled.</summary>
    public int Rule { get; set; }

    private Thresholds Least => parts.Least;

    public TriggerNode Read(JsonElement json, string path)
    {
        var property = json.EnumerateObject().First();
        var (kind, body) = (property.Name, property.Value);
        path = $"{path}.{kind}";
        return kind switch
        {
            "any" => new AnyNode(ReadAll(body, path)),
            "all" => new AllNode(ReadAll(body, path)),
            "not" => new NotNode(Read(body, path)),
            "words" => ReadWords(body, path),
            "regex" => new SignalNode(ReadRegexes(body, path)),
            "links" => Leaf(Traits.Links, ReadLinks(body)),
            "phishing" => ReadPhishing(body),
            "invites" => ReadInvites(body),
            "attachments" => ReadAttachments(body),
            "mentions" => ReadMentions(body),
            _ => ReadScalar(kind, body) ?? ReadHistory(kind, body) ?? ReadRest(kind, body),
        };
    }

    private List<TriggerNode> ReadAll(JsonElement list, string path) =>
        [.. list.EnumerateArray().Select((t, i) => Read(t, $"{path}[{i}]"))];

    private SignalNode ReadWords(JsonElement json, string path)
    {
        var signal = parts.Signals++;
        var isReversed = json.Flag("reversed");
        faults.AddRange(WordFaults.Of(json, path));
        AddWords(json, signal, isReversed);
        foreach (var (name, i) in json.Texts("lists").Select((n, i) => (n, i)))
        {
            if (lists.TryGetValue(name, out var list))
            {
                // The lists are checked by themselves: what is wrong is told once, however many rules name it.
                AddWords(list, signal, isReversed);
            }
            else
            {
                faults.Add(new RuleFault($"{path}.lists[{i}]", $"names no list: {Paths.Show(name)}"));
            }
        }

        if (json.Texts("words").Count == 0 && json.Texts("lists").Count == 0)
        {
            faults.Add(new RuleFault(path, "names no words and no lists"));
        }

        return new SignalNode(signal);
    }

    private void AddWords(JsonElement json, int signal, bool isReversed)
    {
        foreach (
            var (field, isAllowed) in (ReadOnlySpan<(string, bool)>)
                [(WordFaults.Words, false), (WordFaults.Allow, true)]
        )
        {
            foreach (var word in json.Texts(field))
            {
                AddWord(word, signal, isAllowed, isReversed);
            }
        }
    }

    /// <summary>What is none has been told as a fault.</summary>
    private void AddWord(string word, int signal, bool isAllowed, bool isReversed)
    {
        if (WordPattern.TryParse(word, signal, isAllowed) is not { } pattern)
        {
            return;
        }

        parts.Patterns.Add(pattern);
        if (!isAllowed && SoundAlikes.Of(word, pattern.Letters) is { } heard)
        {
            parts.Patterns.Add(WordPattern.TryParse(heard, signal)!);
        }

        if (isReversed && !isAllowed && pattern.Letters.Length > 3)
        {
            parts.Patterns.Add(WordPattern.TryParse(word, signal, reversed: true)!);
        }
    }

    private int ReadRegexes(JsonElement json, string path)
    {
        var signal = parts.Signals++;
        var i = 0;
        foreach (var pattern in json.Texts("patterns"))
        {
            var place = $"{path}.patterns[{i++}]";
            if (RuleRegex.TryCompile(pattern, json.Flag("backtracking"), out var regex, out var fault))
            {
                var isFolded = json.Text("text") == "folded";
                var banked = new BankedRegex(regex, signal, Rule)
                {
                    Literals = isFolded ? [] : RegexLiterals.Of(pattern),
                    OnFolded = isFolded,
                };
                parts.Regexes.Add(banked);
                if (banked.Backtracks)
                {
                    backtracking.Add(new(place, pattern));
                }
            }
            else
            {
                faults.Add(new RuleFault(place, fault));
            }
        }

        return signal;
    }

    private static Func<Evaluation, bool> ReadLinks(JsonElement json)
    {
        var lists = new LinkLists(
            new DomainSet(json.Texts("allow")),
            json.TryGetProperty("deny", out _) ? new DomainSet(json.Texts("deny")) : null
        )
        {
            Paths = json.Texts("paths"),
            Misleading = json.Flag("misleading"),
            Shorteners = json.Flag("shorteners"),
        };
        return e => TextTriggers.Links(e, lists);
    }

    private LeafNode ReadPhishing(JsonElement json)
    {
        var lookAlikes = json.Flag("lookAlikes", true);
        return Leaf(Traits.Links, e => TextTriggers.Phishing(e, facts, lookAlikes));
    }

    private LeafNode ReadInvites(JsonElement json)
    {
        HashSet<string> allow = [.. json.Texts("allow").SelectMany(CodesOf)];
        HashSet<string>? deny = json.TryGetProperty("deny", out _) ? [.. json.Texts("deny").SelectMany(CodesOf)] : null;
        Least.Used |= Traits.Invites;
        return Leaf(Traits.Invites, e => TextTriggers.Invites(e, allow, deny, facts));
    }

    /// <summary>A code by itself or with its address; of other sites the whole address.</summary>
    private static IEnumerable<string> CodesOf(string entry)
    {
        var scheme = entry.IndexOf("://", StringComparison.Ordinal);
        var address = scheme >= 0 ? entry[(scheme + 3)..] : entry;
        return [address, address[(address.LastIndexOf('/') + 1)..]];
    }

    private LeafNode ReadAttachments(JsonElement json)
    {
        Least.Used |= Traits.Files;
        var limits = new FileLimits
        {
            Kinds = json.Texts("kinds").Select(k => Enum.Parse<FileKind>(k, ignoreCase: true)).ToFrozenSet(),
#pragma warning disable CA1308 // Extensions are compared in lower case.
            Extensions = json.Texts("extensions").Select(x => x.TrimStart('.').ToLowerInvariant()).ToFrozenSet(),
#pragma warning restore CA1308
            Bytes = json.TryGetProperty("bytes", out var bytes) ? (long)bytes.GetDouble() : null,
            Count = json.TryNumber("count"),
            DoubleExtension = json.Flag("doubleExtension"),
            WrongType = json.Flag("wrongType"),
            Missing = json.Flag("missing"),
        };
        var needs = limits.Missing ? Traits.Always : Traits.Files;
        return Leaf(needs, e => FileTriggers.Attachments(e, limits));
    }

    private LeafNode ReadMentions(JsonElement json)
    {
        var limits = new MentionLimits(
            json.Number("users", int.MaxValue),
            json.Number("roles", int.MaxValue),
            json.Number("total", int.MaxValue),
            json.Flag("everyone"),
            json.Duration("in") ?? TimeSpan.Zero
        );
        Look(limits.Within, 0);
        return Leaf(Traits.Mentions, e => TextTriggers.Mentions(e, limits));
    }

    private LeafNode? ReadScalar(string kind, JsonElement json)
    {
        var over = json.Number("over", 0);
        switch (kind)
        {
            case "caps":
                var (percent, letters) = (json.Number("percent", 1), json.Number("letters", 1));
                Least.CapsLetters = Math.Min(Least.CapsLetters, letters);
                return Leaf(Traits.Caps, e => TextTriggers.Caps(e, percent, letters));
            case "length":
                Least.Length = Math.Min(Least.Length, over);
                return Leaf(
                    Traits.Length,
                    e => e.Text.Measures.Length > over && e.Match($"{e.Text.Measures.Length} characters")
                );
            case "lines":
                Least.Lines = Math.Min(Least.Lines, over);
                return Leaf(
                    Traits.Lines,
                    e => e.Text.Measures.Lines > over && e.Match($"{e.Text.Measures.Lines} lines")
                );
            case "emoji":
                Least.Emoji = Math.Min(Least.Emoji, over);
                return Leaf(
                    Traits.Emoji,
                    e => e.Text.Measures.Emoji > over && e.Match($"{e.Text.Measures.Emoji} emoji")
                );
            case "stickers":
                Least.Stickers = Math.Min(Least.Stickers, over);
                return Leaf(
                    Traits.Stickers,
                    e => e.Happened.Stickers > over && e.Match($"{e.Happened.Stickers} stickers")
                );
            case "repeats":
                Least.Repeats = Math.Min(Least.Repeats, over);
                return Leaf(
                    Traits.Repeats,
                    e => e.Text.Measures.LongestRun > over && e.Match($"{e.Text.Measures.LongestRun} in a row")
                );
            case "zalgo":
                var marks = json.Number("marks", 4);
                Least.Marks = Math.Min(Least.Marks, marks);
                return Leaf(
                    Traits.Zalgo,
                    e =>
                        e.Text.Measures.MostMarks >= marks
                        && e.Match($"{e.Text.Measures.MostMarks} marks on one letter")
                );
            default:
                return null;
        }
    }

    private LeafNode? ReadHistory(string kind, JsonElement json)
    {
        var count = json.Number("count", 1);
        var within = json.Duration("in") ?? TimeSpan.Zero;
        if (
            kind
            is not (
                "rate"
                or "duplicates"
                or "sameFiles"
                or "joinRate"
                or "reactions"
                or "voiceMoves"
                or "staffActions"
            )
        )
        {
            return null;
        }

        Look(within, count);
        switch (kind)
        {
            case "rate":
                var per = ReadScope(json.Text("per"));
                Least.Rate = Math.Min(Least.Rate, count);
                Least.IsRateShared |= per != Scope.User;
                return Leaf(Traits.Rate, e => HistoryTriggers.Rate(e, count, within, per));
            case "duplicates":
                return ReadDuplicates(json, count, within);
            case "sameFiles":
                var (distance, across) = (json.Number("distance", 10), ReadScope(json.Text("across")));
                Least.Used |= Traits.Files;
                parts.Needs.Files = Math.Clamp(count * 2, parts.Needs.Files, 100);
                return Leaf(Traits.SameFiles, e => FileTriggers.SameFiles(e, count, within, distance, across));
            case "joinRate":
                return Leaf(Traits.Joins, e => HistoryTriggers.Joins(e, count, within));
            case "reactions":
                return Leaf(
                    Traits.Reactions,
                    e => HistoryTriggers.Reaches(e, e.Member.Reactions, count, within, "reactions")
                );
            case "voiceMoves":
                return Leaf(Traits.Voice, e => HistoryTriggers.Reaches(e, e.Member.VoiceMoves, count, within, "moves"));
            default:
                var kinds = json.Texts("kinds").ToHashSet(StringComparer.Ordinal);
                return Leaf(Traits.Staff, e => HistoryTriggers.StaffActions(e, kinds, count, within));
        }
    }

    private LeafNode ReadDuplicates(JsonElement json, int count, TimeSpan within)
    {
        var limits = new DuplicateLimits(
            count,
            within,
            json.Number("similarity", 90),
            ReadScope(json.Text("across")),
            json.Number("letters", 6)
        );
        Least.Duplicates = Math.Min(Least.Duplicates, count);
        Least.IsRepeatShared |= limits.Across == Scope.Guild;
        parts.Needs.Recents = Math.Clamp(count * 2, parts.Needs.Recents, 50);
        parts.Needs.MostShown = Math.Clamp(count * 4, parts.Needs.MostShown, 256);
        if (within > parts.Needs.LongestRepeat)
        {
            parts.Needs.LongestRepeat = within;
        }

        return Leaf(Traits.Duplicates, e => HistoryTriggers.Duplicates(e, limits));
    }

    private LeafNode ReadRest(string kind, JsonElement json)
    {
        switch (kind)
        {
            case "accountAge":
                var account = new AgeRange(json.Duration("below"), json.Duration("above"));
                return Leaf(
                    Traits.Always,
                    e => account.Fits(e.Happened.AccountCreatedAt, e.Happened.At) && e.Match("account age")
                );
            case "memberAge":
                var member = new AgeRange(json.Duration("below"), json.Duration("above"));
                return Leaf(
                    Traits.Always,
                    e => member.Fits(e.Happened.JoinedAt, e.Happened.At) && e.Match("member age")
                );
            case "honeypot":
                var channels = json.Ids("channels");
                Least.Honeypots.UnionWith(channels);
                return Leaf(Traits.Honeypot, e => channels.Contains(e.Happened.Channel) && e.Match("honeypot"));
            case "staffName":
                return Leaf(Traits.Always, e => facts.IsStaffName(e.Happened) && e.Match(0, e.Happened.Text.Length));
            case "native":
                var rules = json.Ids("rules");
                return Leaf(
                    Traits.Native,
                    e =>
                        (rules.Count == 0 || rules.Contains(e.Happened.NativeRule))
                        && (e.MatchStart >= 0 || e.Match("native rule"))
                );
            default:
                var (name, over, perChannel) = (json.Id("name"), json.Number("over", 0), json.Text("per") == "channel");
                return Leaf(
                    Traits.Always,
                    e =>
                        e.Guild.Counter(name, perChannel ? e.Happened.Channel : e.Happened.User, e.Now) > over
                        && e.Match("counter")
                );
        }
    }

    /// <summary>Remembers how far back a trigger looks.</summary>
    private void Look(TimeSpan within, int count)
    {
        parts.Needs.Messages = Math.Max(parts.Needs.Messages, count);
        if (within > parts.Needs.Longest)
        {
            parts.Needs.Longest = within;
        }
    }

    private static Scope ReadScope(string? text) =>
        text switch
        {
            "channel" => Scope.Channel,
            "guild" => Scope.Guild,
            _ => Scope.User,
        };

    private static LeafNode Leaf(Traits needs, Func<Evaluation, bool> test) => new(needs, test);
}
