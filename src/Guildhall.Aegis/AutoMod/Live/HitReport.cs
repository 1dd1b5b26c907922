using System.Globalization;
using Guildhall.Aegis.AutoMod.Live.Acts;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>What became of a hit: what was done, what was not and why. Nothing stands here that did not happen.</summary>
/// <param name="Number">Of its case; null where there is none.</param>
internal sealed record HitReport(long? Number, IReadOnlyList<ActResult> Results)
{
    public override string ToString()
    {
        var done = Results.Where(r => r.State == ActState.Done).Select(r => r.Text).ToList();
        var failed = Results.Where(r => r.State == ActState.Failed).Select(r => r.Text);
        List<string> lines =
        [
            done.Count > 0 ? $"Done: {string.Join(", ", done)}" : "Nothing was done.",
            .. failed.Select(text => $"Not done: {text}"),
        ];
        if (Number is { } number)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"Case #{number}"));
        }

        return string.Join('\n', lines);
    }
}
