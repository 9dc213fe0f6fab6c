package widget

// Topics are what the components of a chapter listen to. A chapter's model has
// them, and so is a [Model]; T are the topics' names.
type Topics[T comparable] struct {
	listeners map[T][]func()
	spare     func()
}

// Listen has f called when the topic changes.
func (s *Topics[T]) Listen(topic T, f func()) {
	if s.listeners == nil {
		s.listeners = map[T][]func(){}
	}
	s.listeners[topic] = append(s.listeners[topic], f)
}

// Announce tells who listens that topics have changed, in the order given.
func (s *Topics[T]) Announce(topics ...T) {
	for _, t := range topics {
		for _, f := range s.listeners[t] {
			f()
		}
	}
}

// SpareBy says what keeps the place in which the chapter stands from being rendered.
func (s *Topics[T]) SpareBy(f func()) { s.spare = f }

// Spare keeps it from that.
func (s *Topics[T]) Spare() {
	if s.spare != nil {
		s.spare()
	}
}
