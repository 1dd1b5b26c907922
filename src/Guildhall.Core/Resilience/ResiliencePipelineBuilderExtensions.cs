using Polly;

namespace Guildhall.Core.Resilience;

public static class ResiliencePipelineBuilderExtensions
{
    /// <summary>Adds the breaker that counts failures in a row; open, it throws <c>BrokenCircuitException</c>.</summary>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">An option is out of range.</exception>
    public static TBuilder AddConsecutiveBreaker<TBuilder>(this TBuilder builder, ConsecutiveBreakerOptions options)
        where TBuilder : ResiliencePipelineBuilderBase =>
        builder.AddStrategy(context => new ConsecutiveBreaker(options, context.TimeProvider), options);
}
