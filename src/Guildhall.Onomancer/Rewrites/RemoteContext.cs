namespace Guildhall.Onomancer.Rewrites;

/// <summary>Asks all remote sources at once and waits for none of them longer than its share: a summary without Linear
/// beats no summary, as long as it says so.</summary>
internal sealed class RemoteContext(
    IReadOnlyList<IContextSource> sources,
    SourceCleaning cleaning,
    TimeSpan patience,
    TimeProvider time
)
{
    public async Task<GatheredContext> GatherAsync(ContextQuestion question, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(sources.Select(source => AskAsync(source, question, cancellation)));
        var (texts, missing) = (new List<PromptSource>(), new List<MissingSource>());
        var (secrets, neutralised) = (new List<KindCount>(), new List<KindCount>());
        for (var i = 0; i < answers.Length; i++)
        {
            if (answers[i].Missing is { } gap)
            {
                missing.Add(gap);
            }

            foreach (var text in answers[i].Sources)
            {
                if (cleaning.Clean(text.Name, text.Text, 0).TryGet(out var clean, out _))
                {
                    texts.Add(text with { Text = clean.Text });
                    secrets.AddRange(clean.Secrets);
                    neutralised.AddRange(clean.Neutralised);
                }
                else
                {
                    missing.Add(new(text.Name, "it contains a live secret", "critical-secret"));
                }
            }
        }

        return new()
        {
            Sources = texts,
            Missing = missing,
            Secrets = KindCount.Sum(secrets),
            Neutralised = KindCount.Sum(neutralised),
        };
    }

    private async Task<(IReadOnlyList<PromptSource> Sources, MissingSource? Missing)> AskAsync(
        IContextSource source,
        ContextQuestion question,
        CancellationToken cancellation
    )
    {
        using var patienceEnds = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patienceEnds.Token);
        try
        {
            // WaitAsync as well: a source that ignores its token must not hold up the others.
            return (await source.FetchAsync(question, either.Token).WaitAsync(either.Token), null);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return patienceEnds.IsCancellationRequested
                ? ([], new(source.Name, $"no answer within {patience.TotalSeconds:0.#} s", "timeout"))
                : ([], new(source.Name, "it could not be reached", "unavailable"));
        }
    }
}
