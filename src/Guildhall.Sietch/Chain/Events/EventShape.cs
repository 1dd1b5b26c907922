using System.Text;
using System.Text.RegularExpressions;

namespace Guildhall.Sietch.Chain.Events;

/// <summary>How a contract writes one kind of event, from its declaration in Solidity:
/// <c>RewardPaid(address indexed account, address to, uint256 reward)</c>. Static types only: address, bool, bytes32 and
/// the unsigned integers.</summary>
internal sealed partial class EventShape
{
    private const int MostIndexed = 3;

    private readonly int indexed;

    private EventShape(string name, IReadOnlyList<EventParameter> parameters)
    {
        Name = name;
        Parameters = parameters;
        indexed = parameters.Count(p => p.IsIndexed);
        Topic = Keccak256.Hash(Encoding.ASCII.GetBytes($"{name}({string.Join(',', parameters.Select(p => p.Type))})"));
    }

    public string Name { get; }

    public IReadOnlyList<EventParameter> Parameters { get; }

    /// <summary>topic0: the hash of the name and the types.</summary>
    public Word Topic { get; }

    /// <exception cref="FormatException">Not a declaration, a type that is none of ours, or over three indexed.</exception>
    public static EventShape Parse(string declaration)
    {
        var match = Declaration().Match(declaration);
        if (!match.Success)
        {
            throw new FormatException($"This is not an event's declaration: {declaration}");
        }

        var inner = match.Groups["parameters"].Value;
        var parameters = string.IsNullOrWhiteSpace(inner)
            ? []
            : inner.Split(',').Select((part, position) => EventParameter.Parse(part, position)).ToList();
        if (parameters.Count(p => p.IsIndexed) > MostIndexed)
        {
            throw new FormatException($"An event has at most {MostIndexed} indexed parameters: {declaration}");
        }

        return new(match.Groups["name"].Value, parameters);
    }

    /// <summary>Reads a log of this shape; strict, so that nothing else is taken for it.</summary>
    /// <returns>The values in the order of the parameters; null when the topics or the data are not exactly of this shape.</returns>
    public EventValue[]? TryDecode(IReadOnlyList<Word> topics, ReadOnlySpan<byte> data)
    {
        if (
            topics.Count != indexed + 1
            || topics[0] != Topic
            || data.Length != (Parameters.Count - indexed) * Word.Size
        )
        {
            return null;
        }

        var values = new EventValue[Parameters.Count];
        var topic = 1;
        for (var position = 0; position < values.Length; position++)
        {
            var parameter = Parameters[position];
            var word = parameter.IsIndexed ? topics[topic++] : Word.From(data[..Word.Size]);
            data = parameter.IsIndexed ? data : data[Word.Size..];
            if (!parameter.Holds(word))
            {
                return null;
            }

            values[position] = new(parameter, word);
        }

        return values;
    }

    [GeneratedRegex(@"^\s*(?:event\s+)?(?<name>[A-Za-z_$][\w$]*)\s*\((?<parameters>[^()]*)\)\s*;?\s*$")]
    private static partial Regex Declaration();
}
