using Guildhall.Core.Ports;
using Guildhall.Host.Adapters.OpenAi;
using Microsoft.Extensions.Options;

namespace Guildhall.Tests.Host.Adapters.OpenAi;

public class CompatibleModelTests : ModelAdapterTests
{
    private protected override Uri Base => Worlds.At("openai/v1");

    private protected override string ModelName => "llama3.1:8b";

    [Fact]
    public void The_price_is_unknown_until_it_is_set() => Assert.Null(Model().Price);

    private protected override ILanguageModel Create(Uri address, string key, string model, TimeProvider time) =>
        new CompatibleModel(
            Options.Create(
                new OpenAiOptions
                {
                    Address = address,
                    ApiKey = key,
                    Model = model,
                }
            ),
            time
        );
}
