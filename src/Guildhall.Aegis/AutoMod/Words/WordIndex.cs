using System.Numerics;
using System.Runtime.CompilerServices;

namespace Guildhall.Aegis.AutoMod.Words;

/// <summary>
/// All patterns of a rule set as one automaton (Aho–Corasick) over letter classes, so that a thousand words cost one pass.
/// A repeated letter keeps the state, which is what squeezing repeats means. Immutable.
/// </summary>
internal sealed class WordIndex
{
    /// <summary>26 letters and 38 buckets for all others; who shares a bucket is told apart when a hit is verified.</summary>
    public const int Classes = 64;

    private readonly State[] states;
    private readonly int[] children;
    private readonly int[][] outputs;
    private readonly int[] fromRoot = new int[Classes];

    public WordIndex(IReadOnlyList<WordPattern> patterns)
    {
        Patterns = patterns;
        var nodes = BuildTrie(patterns);
        states = new State[nodes.Count];
        children = new int[Math.Max(nodes.Count - 1, 0)];
        outputs = new int[nodes.Count][];
        Flatten(nodes);
        Link();
        for (var c = 0; c < Classes; c++)
        {
            fromRoot[c] = Child(0, c);
        }
    }

    public IReadOnlyList<WordPattern> Patterns { get; }

    public bool IsEmpty => Patterns.Count == 0;

    public static int ClassOf(char letter) =>
        char.IsAsciiLetterLower(letter) ? letter - 'a' : 26 + (int)(letter * 0x9E3779B1u >> 16) % (Classes - 26);

    /// <summary>The state after one more letter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int state, int letterClass)
    {
        while (state != 0)
        {
            ref readonly var here = ref states[state];
            if (here.Last == letterClass)
            {
                return state;
            }

            if ((here.Mask >> letterClass & 1) != 0)
            {
                return Child(state, letterClass);
            }

            state = here.Failure;
        }

        return fromRoot[letterClass];
    }

    public ulong ChildMask(int state) => states[state].Mask;

    public int Child(int state, int letterClass)
    {
        ref readonly var here = ref states[state];
        var bit = 1UL << letterClass;
        return (here.Mask & bit) == 0 ? 0 : children[here.Children + BitOperations.PopCount(here.Mask & (bit - 1))];
    }

    public int Depth(int state) => states[state].Depth;

    /// <summary>The nearest state at or behind this one that ends a pattern; 0 for none.</summary>
    public int FirstOutput(int state) => states[state].Ends ? state : states[state].NextOutput;

    public int NextOutput(int state) => states[state].NextOutput;

    public ReadOnlySpan<int> Outputs(int state) => outputs[state];

    private static List<Node> BuildTrie(IReadOnlyList<WordPattern> patterns)
    {
        var nodes = new List<Node> { new(0) };
        for (var p = 0; p < patterns.Count; p++)
        {
            var at = 0;
            foreach (var letter in patterns[p].Groups)
            {
                var letterClass = ClassOf(letter);
                if (nodes[at].Last == letterClass && at != 0)
                {
                    // Two letters of one bucket: the automaton sees a repeat, the verification the difference.
                    continue;
                }

                if (!nodes[at].Children.TryGetValue(letterClass, out var child))
                {
                    child = nodes.Count;
                    nodes.Add(new Node(nodes[at].Depth + 1) { Last = letterClass });
                    nodes[at].Children.Add(letterClass, child);
                }

                at = child;
            }

            nodes[at].Ends.Add(p);
        }

        return nodes;
    }

    private void Flatten(List<Node> nodes)
    {
        var used = 0;
        for (var n = 0; n < nodes.Count; n++)
        {
            var node = nodes[n];
            ref var state = ref states[n];
            state.Last = (sbyte)(n == 0 ? -1 : node.Last);
            state.Depth = (byte)Math.Min(node.Depth, 255);
            state.Children = used;
            state.Ends = node.Ends.Count > 0;
            outputs[n] = [.. node.Ends];
            foreach (var (letterClass, child) in node.Children)
            {
                state.Mask |= 1UL << letterClass;
                children[used++] = child;
            }
        }
    }

    private void Link()
    {
        var queue = new Queue<int>();
        queue.Enqueue(0);
        while (queue.TryDequeue(out var at))
        {
            for (var mask = states[at].Mask; mask != 0; mask &= mask - 1)
            {
                var letterClass = BitOperations.TrailingZeroCount(mask);
                var child = Child(at, letterClass);
                var failure = at == 0 ? 0 : FailureOf(states[at].Failure, letterClass);
                states[child].Failure = failure;
                states[child].NextOutput = states[failure].Ends ? failure : states[failure].NextOutput;
                queue.Enqueue(child);
            }
        }
    }

    private int FailureOf(int state, int letterClass)
    {
        while (true)
        {
            // The repeat of the failing state's own letter keeps it, as in Next.
            if (state != 0 && states[state].Last == letterClass)
            {
                return state;
            }

            var child = Child(state, letterClass);
            if (child != 0 || state == 0)
            {
                return child;
            }

            state = states[state].Failure;
        }
    }

    private struct State
    {
        public ulong Mask;
        public int Children;
        public int Failure;
        public int NextOutput;
        public sbyte Last;
        public byte Depth;
        public bool Ends;
    }

    private sealed class Node(int depth)
    {
        public int Depth => depth;

        public int Last { get; init; } = -1;

        public SortedDictionary<int, int> Children { get; } = [];

        public List<int> Ends { get; } = [];
    }
}
