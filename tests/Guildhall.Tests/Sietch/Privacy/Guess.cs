namespace Guildhall.Tests.Sietch.Privacy;

/// <summary>What an attack says of a nym.</summary>
/// <param name="Could">Who it could be, each as likely as the others. Where the right one is not among them, the attack errs and
/// does not know it.</param>
internal sealed record Guess(string Nym, IReadOnlySet<string> Could)
{
    /// <summary>How often whoever picks one of them is right, for each guess: nyms of which an attack says the same are the same
    /// to it, so what counts is how many of them it hits. The size of the set alone is no measure: the accounts that a look found
    /// for a batch of seven may be six, and the seventh's is none of them.</summary>
    /// <param name="truth">Nym → the wallet or account that it is.</param>
    public static IReadOnlyList<(string Nym, double Chance)> Chances(
        IEnumerable<Guess> guesses,
        IReadOnlyDictionary<string, string> truth
    ) =>
        [
            .. guesses
                .GroupBy(guess => string.Join(',', guess.Could.Order(StringComparer.Ordinal)))
                .SelectMany(same =>
                {
                    var right = same.Count(guess => guess.Could.Contains(truth[guess.Nym]));
                    var picks = (double)same.Count() * same.First().Could.Count;
                    return same.Select(guess => (guess.Nym, right == 0 ? 0 : right / picks));
                }),
        ];
}
