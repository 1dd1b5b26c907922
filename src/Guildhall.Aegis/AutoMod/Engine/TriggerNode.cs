namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>What an event must have for a trigger to be worth a look. A rule without any of what it needs is not visited.</summary>
[Flags]
internal enum Traits : ulong
{
    None = 0,

    /// <summary>Nothing can be told beforehand.</summary>
    Always = 1,
    Links = 1 << 1,
    Invites = 1 << 2,
    Mentions = 1 << 3,
    Caps = 1 << 4,
    Length = 1 << 5,
    Lines = 1 << 6,
    Emoji = 1 << 7,
    Stickers = 1 << 8,
    Repeats = 1 << 9,
    Zalgo = 1 << 10,
    Rate = 1 << 11,
    Duplicates = 1 << 12,
    SameFiles = 1 << 13,
    Files = 1 << 14,
    Joins = 1 << 15,
    Honeypot = 1 << 16,
    Reactions = 1 << 17,
    Voice = 1 << 18,
    Staff = 1 << 19,
    Native = 1 << 20,

    /// <summary>A signal of its own: a list's word or a regular expression was found.</summary>
    Signal = 1 << 21,
}

/// <summary>A node of a rule's tree.</summary>
internal abstract class TriggerNode
{
    /// <summary>Any of these must be there; with <see cref="Traits.Signal"/> also any of <see cref="Signals"/> will do.</summary>
    public abstract Traits Needs { get; }

    public virtual IReadOnlyList<int> Signals => [];

    public abstract bool IsMet(Evaluation evaluation);
}

internal sealed class AnyNode(IReadOnlyList<TriggerNode> children) : TriggerNode
{
    public override Traits Needs { get; } = children.Aggregate(Traits.None, (needs, c) => needs | c.Needs);

    public override IReadOnlyList<int> Signals { get; } = [.. children.SelectMany(c => c.Signals).Distinct()];

    public override bool IsMet(Evaluation evaluation)
    {
        foreach (var child in children)
        {
            if (child.IsMet(evaluation))
            {
                return true;
            }
        }

        return false;
    }
}

internal sealed class AllNode : TriggerNode
{
    private readonly IReadOnlyList<TriggerNode> children;
    private readonly TriggerNode rarest;

    public AllNode(IReadOnlyList<TriggerNode> children)
    {
        this.children = children;
        rarest = children.MinBy(Commonness)!;
    }

    public override Traits Needs => rarest.Needs;

    public override IReadOnlyList<int> Signals => rarest.Signals;

    public override bool IsMet(Evaluation evaluation)
    {
        foreach (var child in children)
        {
            if (!child.IsMet(evaluation))
            {
                return false;
            }
        }

        return true;
    }

    private static int Commonness(TriggerNode node) =>
        (node.Needs & Traits.Always) != 0 ? 100 : System.Numerics.BitOperations.PopCount((ulong)node.Needs);
}

internal sealed class NotNode(TriggerNode child) : TriggerNode
{
    public override Traits Needs => Traits.Always;

    public override bool IsMet(Evaluation evaluation)
    {
        // What is not there has no place to show.
        var (start, end, label) = (evaluation.MatchStart, evaluation.MatchEnd, evaluation.MatchLabel);
        var isMet = !child.IsMet(evaluation);
        (evaluation.MatchStart, evaluation.MatchEnd, evaluation.MatchLabel) = (start, end, label);
        return isMet;
    }
}

/// <summary>A leaf that asks about what was counted or found.</summary>
internal sealed class LeafNode(Traits needs, Func<Evaluation, bool> test) : TriggerNode
{
    public override Traits Needs => needs;

    public override bool IsMet(Evaluation evaluation) => test(evaluation);
}

/// <summary>A leaf that a word list or a regular expression lights up.</summary>
internal sealed class SignalNode(int signal) : TriggerNode
{
    public override Traits Needs => Traits.Signal;

    public override IReadOnlyList<int> Signals { get; } = [signal];

    public override bool IsMet(Evaluation evaluation) => evaluation.IsLit(signal);
}
