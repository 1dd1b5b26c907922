using Guildhall.Core.Ports;

namespace Guildhall.Host.Adapters;

/// <summary>One call of a model's SDK with a deadline, in the port's own terms.</summary>
internal static class ModelCall
{
    /// <exception cref="ModelException">Every failure except the caller's own cancellation.</exception>
    public static async Task<ModelAnswer> RunAsync(
        string service,
        TimeSpan timeout,
        TimeProvider time,
        Func<CancellationToken, Task<ModelAnswer>> call,
        CancellationToken cancellation
    )
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            return await call(either.Token);
        }
        catch (Exception exception)
        {
            // SDKs wrap a cancellation in exceptions of their own, so the token is asked first.
            cancellation.ThrowIfCancellationRequested();
            throw Translate(service, timeout, exception, deadline.IsCancellationRequested);
        }
    }

    private static ModelException Translate(string service, TimeSpan timeout, Exception exception, bool isLate)
    {
        if (Causes(exception).OfType<ModelException>().FirstOrDefault() is { } known)
        {
            return known;
        }

        if (isLate)
        {
            return new(ModelFailure.Unavailable, $"{service} did not answer within {timeout.TotalSeconds:0.#} s.");
        }

        if (Causes(exception).Any(e => e is HttpRequestException or IOException or OperationCanceledException))
        {
            return new(ModelFailure.Unavailable, $"{service} broke off its answer.");
        }

        // What is left is the SDK failing to read the answer. Its exception may quote it, so only its kind is kept.
        return new(ModelFailure.Garbage, $"{service} sent an answer that is none ({exception.GetType().Name}).");
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
