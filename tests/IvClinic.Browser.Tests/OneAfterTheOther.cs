// Each test drives a browser and a server of its own: on two cores several at once starve each other's connections.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
