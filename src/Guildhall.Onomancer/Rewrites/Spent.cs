using Guildhall.Core.Ports;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>Tokens and money over several questions. One unknown makes the sum unknown: a part is not the whole.</summary>
internal sealed class Spent
{
    private decimal? microDollars = 0;

    public int Questions { get; private set; }

    public int? InputTokens { get; private set; } = 0;

    public int? OutputTokens { get; private set; } = 0;

    public long? MicroDollars => microDollars is { } cost ? (long)Math.Ceiling(cost) : null;

    public void Add(ModelAnswer answer, ModelPrice? price)
    {
        Questions++;
        InputTokens += answer.InputTokens;
        OutputTokens += answer.OutputTokens;
        // Dollars for a million tokens are millionths of a dollar for one.
        microDollars += price is { InputPerMillion: 0, OutputPerMillion: 0 }
            ? 0
            : (answer.InputTokens * price?.InputPerMillion) + (answer.OutputTokens * price?.OutputPerMillion);
    }
}
